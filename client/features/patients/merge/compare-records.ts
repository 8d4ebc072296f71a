import { allergiesText } from '#client/ui/allergies.ts';
import { formatBirthDate, formatLongDay } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { SEX_WORDS } from '#client/ui/sex-words.ts';
import type { PatientRecord } from '#shared/wire/api.ts';

/** One line of two records side by side. */
export interface ComparedLine {
  label: string;
  here: string;
  there: string;
  differs: boolean;
}

/** Two records as somebody compares them before saying that they are one person's: who first, then what hangs on each. */
export function compareRecords(here: PatientRecord, there: PatientRecord, timeZone: string): ComparedLine[] {
  const line = (label: string, textOf: (record: PatientRecord) => string): ComparedLine => {
    const [a, b] = [textOf(here), textOf(there)];
    return { label, here: a, there: b, differs: a !== b };
  };
  return [
    line('Name', ({ identity }) => isolated(identity.name)),
    line('Chosen name', ({ identity }) =>
      identity.chosenName === null ? '–' : isolated(identity.chosenName),
    ),
    line('Born', ({ identity }) => formatBirthDate(identity.birthDate)),
    line('Sex', ({ identity }) => SEX_WORDS[identity.sex]),
    line('Record number', ({ identity }) => isolated(identity.recordNumber)),
    line('Allergies', ({ identity }) => allergiesText(identity.allergies).replace('Allergies: ', '')),
    line('Last session', ({ lastSessionAtMs }) =>
      lastSessionAtMs === null ? 'none' : formatLongDay(lastSessionAtMs, timeZone),
    ),
    line('Session open', ({ openSessionId }) => (openSessionId === null ? 'no' : 'yes')),
    line('Consents on file', ({ consents }) => (consents === null ? 'withheld' : String(consents.length))),
    line('Restricted', ({ restrictedTo }) => (restrictedTo === null ? 'no' : 'to named people')),
  ];
}
