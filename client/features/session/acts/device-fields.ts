import { type Answers, type Field, given } from '#client/ui/act-form/act-form.ts';
import { typedClock } from '#client/ui/read-clock.ts';
import { INCIDENT_NAMES } from '#shared/clinical/dosing/devices.ts';
import { type DoseContent, INCIDENTS, type Incident } from '#shared/entries.ts';
import { TIME_NOW } from './common-fields.ts';

/** Answered when nothing happened, and when nobody said how many sprays were given. */
const NONE = '';

const SPRAYS = [
  { value: '2', label: 'Both' },
  { value: '1', label: 'One' },
  { value: '0', label: 'None' },
];

/** How many of its two sprays a device gave; `given` is what the record says so far, null where none is. */
export function spraysField(before: DoseContent | null): Field {
  const unstated = before !== null && before.sprays === undefined;
  return {
    kind: 'choice',
    name: 'sprays',
    label: 'Sprays given',
    options: unstated ? [...SPRAYS, { value: NONE, label: 'Not stated' }] : SPRAYS,
    initial: before === null ? '2' : String(before.sprays ?? NONE),
    required: !unstated,
  };
}

/** What went wrong while it was used, and when. Recorded: nothing replaces the dose by itself. */
export function incidentFields(before: DoseContent | null, zone: string): Field[] {
  const incident = before?.incident;
  return [
    {
      kind: 'select',
      name: 'incident',
      label: 'What went wrong',
      options: [
        { value: NONE, label: 'Nothing' },
        ...INCIDENTS.map((value) => ({ value, label: INCIDENT_NAMES[value] })),
      ],
      initial: incident?.kind ?? NONE,
    },
    {
      kind: 'time',
      name: 'incidentTime',
      label: 'When that was',
      when: { name: 'incident', is: INCIDENTS },
      ...(incident === undefined
        ? { hint: TIME_NOW }
        : { initial: typedClock(incident.atMs, zone), nearMs: incident.atMs }),
    },
  ];
}

/** Sprays as answered; absent where they stay unstated. */
export function spraysGiven(answers: Answers): Pick<DoseContent, 'sprays'> {
  const sprays = ([0, 1, 2] as const).find((count) => String(count) === given(answers, 'sprays'));
  return sprays === undefined ? {} : { sprays };
}

/** The incident as answered, at `atMs`; absent where there was none. */
export function incidentGiven(answers: Answers, atMs: () => number): Pick<DoseContent, 'incident'> {
  const kind = INCIDENTS.find((one): one is Incident => one === given(answers, 'incident'));
  return kind === undefined ? {} : { incident: { kind, atMs: atMs() } };
}
