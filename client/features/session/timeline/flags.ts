import { DOSE_WORDS } from '#client/ui/dose-words.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { isolated } from '#client/ui/isolated.ts';
import { INCIDENT_NAMES } from '#shared/clinical/dosing/devices.ts';
import type { Judgement } from '#shared/judgement.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import type { SessionState } from '#shared/state.ts';
import { severityRank } from '#shared/vocabulary.ts';
import { effectText, seriousnessText, symptomText } from '../event-words.ts';
import { contentText, STEP_WORDS } from '../words.ts';

/** Something that happened, drawn under the lanes: a numbered device, or a tick with a word. */
export interface Flag {
  atMs: number;
  kind: 'device' | 'event';
  text: string;
  /** The whole of it, for the tooltip and for those who hear the screen. */
  detail: string;
}

function alertFlags({ alerts }: Judgement): Flag[] {
  return [...alerts.open, ...alerts.latched, ...alerts.history].flatMap((alert) => {
    const flags: Flag[] = [];
    const isGrave = severityRank(alert.peak) >= severityRank('warning');
    for (const { atMs, by } of isGrave ? alert.acknowledgements : []) {
      flags.push({
        atMs,
        kind: 'event',
        text: 'Seen',
        detail: `${isolated(alert.message)}: seen by ${actorName(by)}`,
      });
    }
    for (const { who, atMs } of alert.told) {
      if (who === 'prescriber') {
        flags.push({
          atMs,
          kind: 'event',
          text: 'Escalated',
          detail: `${isolated(alert.message)}: escalated to the prescriber`,
        });
      }
    }
    if (alert.family === 'DOSE-HOLD' || alert.family === 'HAND') {
      const text = isolated(alert.message);
      flags.push({ atMs: alert.raisedAtMs, kind: 'event', text, detail: text });
    }
    return flags;
  });
}

/** Two alerts seen with one press are one flag. */
function joinSame(flags: Flag[], flag: Flag): Flag[] {
  const same = flags.findIndex(
    ({ atMs, text, kind }) => atMs === flag.atMs && text === flag.text && kind === flag.kind,
  );
  const before = flags[same];
  if (before === undefined) return [...flags, flag];
  return flags.with(same, { ...before, detail: `${before.detail}; ${flag.detail}` });
}

/** Devices, what was given and reported, and the acts that changed the course, in order of time. */
export function flagsOf(state: SessionState, judgement: Judgement): Flag[] {
  const event = (atMs: number, text: string, detail = text): Flag => ({ atMs, kind: 'event', text, detail });
  const part = sentenceCase(DOSE_WORDS[judgement.dosing.form]);
  return [
    ...state.infusion.map(({ takenAtMs, content }) =>
      event(takenAtMs, STEP_WORDS[content.step], `Infusion: ${contentText(content)}`),
    ),
    ...state.lozengeEnds.map(({ takenAtMs, content }) =>
      event(takenAtMs, contentText(content), `Lozenge: ${contentText(content)}`),
    ),
    ...state.doses.map(
      ({ takenAtMs, content }, index): Flag => ({
        atMs: takenAtMs,
        kind: 'device',
        text: String(index + 1),
        detail: `${part} ${index + 1}, ${content.deliveredMg} mg, lot ${isolated(content.lot)}`,
      }),
    ),
    ...state.doses.flatMap(({ content: { incident } }, index) => {
      if (incident === undefined) return [];
      const name = INCIDENT_NAMES[incident.kind];
      return [event(incident.atMs, name, `Device ${index + 1}: ${name.toLowerCase()}`)];
    }),
    ...state.medicines.map(({ takenAtMs, content }) =>
      event(
        takenAtMs,
        isolated(content.name),
        [`${isolated(content.name)} ${isolated(content.amount)}`, isolated(content.route)].join(', '),
      ),
    ),
    ...state.symptoms.map(({ takenAtMs, content }) =>
      event(takenAtMs, effectText(content), symptomText(content)),
    ),
    ...state.seriousEvents.map(({ takenAtMs, content }) =>
      event(
        takenAtMs,
        'Serious event, draft',
        `Serious event, draft: ${isolated(content.what)}, ${seriousnessText(content)}`,
      ),
    ),
    ...(state.holdOverridden === null
      ? []
      : [
          event(
            state.holdOverridden.atMs,
            'Hold overridden',
            `Hold overridden: ${isolated(state.holdOverridden.reason)}`,
          ),
        ]),
    ...(state.dosingStopped === null
      ? []
      : [
          event(
            state.dosingStopped.takenAtMs,
            'Stopped early',
            `Dosing stopped: ${isolated(state.dosingStopped.reason)}`,
          ),
        ]),
    ...(state.extended === null
      ? []
      : [event(state.extended.atMs, state.extended.escortInformed ? 'Extended, escort told' : 'Extended')]),
    ...(state.end === null ? [] : [event(state.end.takenAtMs, 'End')]),
    ...alertFlags(judgement),
  ]
    .sort((a, b) => a.atMs - b.atMs)
    .reduce<Flag[]>(joinSame, []);
}

/** A row for each flag, so that no word covers another: the first row that is free at its place. */
export function flagRows(placesPercent: readonly number[], widthsPercent: readonly number[]): number[] {
  const freeFrom: number[] = [];
  return placesPercent.map((place, index) => {
    const width = widthsPercent[index] ?? 0;
    const row = freeFrom.findIndex((free) => free <= place);
    const placed = row === -1 ? freeFrom.length : row;
    freeFrom[placed] = place + width;
    return placed;
  });
}
