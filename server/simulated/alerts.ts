import { viewAlerts } from '#shared/clinical/alerts/view.ts';
import type { Alert } from '#shared/judgement.ts';
import { byNurse, byPrescriber, type Deed, minutes, type Shift } from './shift.ts';

/** What somebody will do next about an alert: see it, or close what is over. */
export function nextAboutAlerts(shift: Shift): Deed | null {
  const { open, latched } = viewAlerts(shift.record.state);
  const clinical = open.filter(
    ({ alertClass, severity }) => alertClass === 'clinical' && severity !== 'notice',
  );
  const deeds = [
    ...clinical.filter(({ acknowledged }) => acknowledged === null).map((alert) => seeing(shift, alert)),
    ...[...clinical, ...latched].filter(({ mayClose }) => mayClose).map((alert) => closing(shift, alert)),
  ];
  return deeds.reduce<Deed | null>((first, deed) => (first && first.atMs <= deed.atMs ? first : deed), null);
}

/** Within a minute or two, sometimes after the second nurse and the prescriber were told. */
function seeing(shift: Shift, { episodeId, soundingSinceMs }: Alert): Deed {
  const { dice, record } = shift;
  const name = `${episodeId} ${soundingSinceMs}`;
  const waitMin = dice.between(`seen ${name}`, 0.3, dice.chance(`slow ${name}`, 0.08) ? 13 : 2);
  const atMs = Math.max(soundingSinceMs + minutes(waitMin), record.state.lastRecordedAtMs);
  return { atMs, run: (at) => byNurse(shift, at, { type: 'AcknowledgeAlert', body: { episodeId } }) };
}

/** The prescriber closes what was critical, with a note, some minutes after it is over. */
function closing(shift: Shift, { episodeId, clearedAtMs, raisedAtMs }: Alert): Deed {
  const { dice, record } = shift;
  const sinceMs = clearedAtMs ?? raisedAtMs + minutes(15);
  const atMs = sinceMs + minutes(dice.between(`closed ${episodeId}`, 4, 12));
  const body = { episodeId, note: 'Seen at the chair. Inside limits again, no symptoms.' };
  return {
    atMs: Math.max(atMs, record.state.lastRecordedAtMs),
    run: (at) => byPrescriber(shift, at, { type: 'CloseAlert', body }),
  };
}
