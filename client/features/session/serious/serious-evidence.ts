import { formatClock, formatTPlus } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { severityLook } from '#client/ui/severity.ts';
import type { Alert, Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { symptomText } from '../event-words.ts';
import { setsOf, standingSets, thinMonitorSets } from '../sets/sets.ts';
import { contentText } from '../words.ts';

/** What the record holds about the time of an event, under one heading. */
export interface EvidenceGroup {
  title: string;
  lines: string[];
}

/** How far around the onset the record is looked through [P]. */
const BEFORE_MS = 30 * MINUTE_MS;
const AFTER_MS = 60 * MINUTE_MS;
/** Of a monitor that samples every few seconds one reading in so long is named. */
const MONITOR_MS = 5 * MINUTE_MS;

/**
 * Facts of the session for the draft of a serious event that began at `onsetMs`: the whole dose, and around the onset the
 * vitals, alerts and symptoms; medicines all. Nothing here says whether one came from the other.
 */
export function seriousEvidence(
  state: SessionState,
  { alerts, dosing }: Pick<Judgement, 'alerts' | 'dosing'>,
  onsetMs: number,
): EvidenceGroup[] {
  const at = (atMs: number, text: string) =>
    `${whenText(atMs, dosing.firstDoseAtMs, state.timeZone)} ${text}`;
  const around = (atMs: number) => atMs >= onsetMs - BEFORE_MS && atMs < onsetMs + AFTER_MS;
  const sets = thinMonitorSets(standingSets(setsOf(state.entries)), MONITOR_MS, new Set());
  const given = [...state.doses, ...state.infusion, ...state.lozengeEnds].sort(
    (a, b) => a.takenAtMs - b.takenAtMs,
  );
  const groups: EvidenceGroup[] = [
    {
      title: 'Dose',
      lines: [
        `${state.protocol.drug}, ${state.protocol.name} ${state.protocol.version}`,
        ...given.map(({ takenAtMs, content }) => at(takenAtMs, contentText(content))),
        ...(dosing.stoppedEarly === null
          ? []
          : [at(dosing.stoppedEarly.atMs, `stopped early: ${isolated(dosing.stoppedEarly.reason)}`)]),
      ],
    },
    {
      title: 'Vitals and scores around it',
      lines: sets
        .filter(({ takenAtMs }) => around(takenAtMs))
        .map(({ takenAtMs, readings, scores }) =>
          at(takenAtMs, [...readings, ...scores].map(({ content }) => contentText(content)).join(', ')),
        ),
    },
    {
      title: 'Alerts around it',
      lines: standingAlerts(alerts)
        .filter(({ raisedAtMs }) => around(raisedAtMs))
        .map(({ raisedAtMs, peak, message }) =>
          at(raisedAtMs, `${severityLook(peak).word}: ${isolated(message)}`),
        ),
    },
    {
      title: 'Symptoms around it',
      lines: state.symptoms
        .filter(({ takenAtMs }) => around(takenAtMs))
        .map(({ takenAtMs, content }) => at(takenAtMs, symptomText(content))),
    },
    {
      title: 'Medicines',
      lines: [
        ...state.medicines.map(({ takenAtMs, content }) => at(takenAtMs, contentText(content))),
        ...state.homeMedicines.map(({ content }) => `at home: ${contentText(content)}`),
      ],
    },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

/** Marks of direction that a screen needs and a record does not. */
const ISOLATES = /[\u2068\u2069]/g;

/** The evidence as text to begin a description with; it is changed as it was. */
export function evidenceText(groups: readonly EvidenceGroup[]): string {
  const text = groups.map(({ title, lines }) => [`${title}:`, ...lines].join('\n')).join('\n\n');
  return text.replace(ISOLATES, '');
}

/** `11:40 (T+40)`; before a dose the clock alone. */
export function whenText(atMs: number, t0Ms: number | null, zone: string): string {
  const clock = formatClock(atMs, zone);
  return t0Ms === null ? clock : `${clock} (${formatTPlus(atMs, t0Ms)})`;
}

/** An alert whose value was a mistake says nothing of the patient; lateness and devices are not the patient's either. */
function standingAlerts({ open, latched, history }: Judgement['alerts']): Alert[] {
  return [...open, ...latched, ...history]
    .filter(({ alertClass, ended }) => {
      const why = ended?.why ?? null;
      return alertClass === 'clinical' && why !== 'withdrawn' && why !== 'corrected';
    })
    .sort((a, b) => a.raisedAtMs - b.raisedAtMs);
}
