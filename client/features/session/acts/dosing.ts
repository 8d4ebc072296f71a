import { type Field, given, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder, ActView } from '#client/ui/act-form/act-view.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { allergiesText } from '#client/ui/allergies.ts';
import { deliveredText } from '#client/ui/dose-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { mgOfSprays, SPRAYS_PER_DEVICE } from '#shared/clinical/dosing/devices.ts';
import { undecided } from '#shared/clinical/pre-dose/contraindications.ts';
import { namedLines, openLines } from '#shared/clinical/pre-dose/line.ts';
import type { DosingJudgement } from '#shared/judgement.ts';
import { LATE_REASON, TIME_NOW } from './common-fields.ts';
import { incidentFields, incidentGiven, spraysField, spraysGiven } from './device-fields.ts';

/** The allergies, and what speaks against the next device now. Said, never enforced: a dose that was given is recorded. */
export function doseCautions({ state, judgement }: ActView, nowMs: number): string[] {
  const { dosing, hold } = judgement;
  const cautions: string[] = [`${allergiesText(state.identity.allergies)}.`];
  if (judgement.contraindication !== null) cautions.push(contraindicationCaution(state));
  if (hold.active)
    cautions.push(
      `Hold: ${hold.reasons.join(', ')}. A dose given all the same is recorded as given on hold; it raises an alert.`,
    );
  if (dosing.nextDoseFromMs !== null && nowMs < dosing.nextDoseFromMs) {
    cautions.push(
      `Rest between devices until ${formatClock(dosing.nextDoseFromMs, state.timeZone)}. A device given now is recorded and marked.`,
    );
  }
  if (dosing.stoppedEarly !== null)
    cautions.push(`Dosing was stopped early: ${isolated(dosing.stoppedEarly.reason)}.`);
  if (dosing.form === 'devices' && dosing.complete)
    cautions.push(`All ${dosing.dosesPlanned} planned devices are recorded. This would be one more.`);
  if (dosing.form !== 'devices' && dosing.complete)
    cautions.push('The planned dose is recorded in full. This would be more than planned.');
  if (judgement.baseline.tag === 'none')
    cautions.push('No baseline: no full set that passed the pre-dose limits stands from before the dose.');
  const open = openLines(judgement.preDose);
  if (open.length > 0) cautions.push(`Checklist open: ${namedLines(open)}.`);
  return cautions;
}

/** What speaks against the dose, and that nobody who may has decided to give it. */
function contraindicationCaution(state: ActView['state']): string {
  const waiting = undecided(state);
  if (waiting.length === 0)
    return `A prescriber decided not to give the dose: ${isolated(state.contraindicationDecision?.reason ?? '')}.`;
  return `No prescriber has decided over: ${waiting.map(({ label }) => label).join('; ')}. A dose given all the same is recorded and marked.`;
}

/** Asked before a dose while lines of the checklist are open: nobody passes over them without saying so. */
export function openLinesField({ judgement }: ActView): Field[] {
  const { length } = openLines(judgement.preDose);
  if (length === 0) return [];
  const label = `Give with ${length} ${length === 1 ? 'line' : 'lines'} of the checklist open`;
  return [{ kind: 'check', name: `openLines-${length}`, label, required: true }];
}

export function giveDevice(nowMs: () => number): ActBuilder {
  return (view) => {
    const { dosing } = view.judgement;
    const ordinal = dosing.dosesGiven + 1;
    const { dosing: form } = view.state.protocol;
    const deviceMg = form.form === 'devices' ? form.deviceMg : 0;
    return {
      key: `device-${ordinal}`,
      title: `Device ${ordinal} of ${dosing.dosesPlanned}, ${deviceMg} mg`,
      lines: doseCautions(view, nowMs()),
      fields: [
        { kind: 'text', name: 'lot', label: 'Lot', required: true },
        spraysField(null),
        { kind: 'time', name: 'time', label: 'Started at', hint: TIME_NOW },
        ...incidentFields(null, view.state.timeZone),
        view.judgement.hold.active
          ? { kind: 'area', name: 'remark', label: 'Given on hold, because', required: true }
          : { kind: 'text', name: 'remark', label: 'Remark' },
        LATE_REASON,
        ...openLinesField(view),
      ],
      act: `Record device ${ordinal}`,
      command: (answers, context) => ({
        type: 'GiveDose',
        body: {
          entryId: context.entryId,
          content: {
            kind: 'dose',
            takenAtMs: timeGiven(answers, 'time', context),
            deliveredMg: mgOfSprays(spraysGiven(answers).sprays ?? SPRAYS_PER_DEVICE, deviceMg),
            lot: must(answers, 'lot'),
            remark: given(answers, 'remark'),
            ...spraysGiven(answers),
            ...incidentGiven(answers, () => timeGiven(answers, 'incidentTime', context)),
          },
          lateReason: given(answers, 'late'),
        },
      }),
    };
  };
}

const COUNTS_FROM: Record<DosingJudgement['form'], string> = {
  devices: 'the last device',
  infusion: 'the last drug in',
  injections: 'the last injection',
  lozenges: 'the last lozenge',
};

export const stopDosing =
  (nowMs: () => number): ActBuilder =>
  ({ judgement: { dosing } }) => ({
    key: 'stop-dosing',
    title: 'Stop dosing early',
    lines: [
      `${deliveredText(dosing, nowMs())} given. The patient stays under observation; the minimum time counts from ${COUNTS_FROM[dosing.form]}.`,
    ],
    fields: [
      { kind: 'area', name: 'reason', label: 'Reason', required: true },
      { kind: 'time', name: 'time', label: 'Stopped at', hint: TIME_NOW },
    ],
    act: 'Stop dosing',
    command: (answers, context) => ({
      type: 'StopDosing',
      body: { reason: must(answers, 'reason'), takenAtMs: timeGiven(answers, 'time', context) },
    }),
  });

export const overrideHold: ActBuilder = ({ judgement: { hold } }) => ({
  key: 'override-hold',
  title: 'Override the hold',
  lines: [
    `Held for ${hold.reasons.join(', ')}. ${hold.passes} of ${hold.passesNeeded} passing sets.`,
    'Overriding allows the dose; the values stay as they are.',
  ],
  fields: [{ kind: 'area', name: 'reason', label: 'Reason', required: true }],
  act: 'Override hold',
  command: (answers) => ({ type: 'OverrideHold', body: { reason: must(answers, 'reason') } }),
});

/** Takes a set as the baseline although it is older than the protocol allows, or came late. */
export function acceptBaseline(entryId: string): ActBuilder {
  return () => ({
    key: `baseline-${entryId}`,
    title: 'Accept as baseline',
    lines: ['Rises and the readiness of blood pressure are judged against this set from now on.'],
    fields: [{ kind: 'area', name: 'reason', label: 'Reason', required: true }],
    act: 'Accept baseline',
    command: (answers) => ({ type: 'AcceptBaseline', body: { entryId, reason: must(answers, 'reason') } }),
  });
}
