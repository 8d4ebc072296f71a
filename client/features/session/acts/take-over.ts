import { serverNow } from '#client/store/now.ts';
import { given, ticked } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { isolated } from '#client/ui/isolated.ts';
import { nextCheck } from '#client/ui/next-check.ts';
import { sbar } from '../card/sbar.ts';

/** Hand-over: every open alert and the next check is named, and accepted one by one. */
export const takeOver: ActBuilder = ({ state, judgement }) => {
  const alerts = [...judgement.alerts.open, ...judgement.alerts.latched];
  const next = nextCheck(judgement.checks);
  return {
    key: 'take-over',
    title: 'Take over this patient',
    wide: true,
    lines: [
      state.nurse === null ? 'No nurse holds this patient.' : `Now with ${isolated(state.nurse.name)}.`,
      ...sbar(state, judgement, serverNow()).map(({ title, lines }) => `${title}: ${lines.join('. ')}.`),
      ...(alerts.length === 0 && next === null ? ['No open alert, no check due.'] : []),
    ],
    fields: [
      ...alerts.map((alert) => ({
        kind: 'check' as const,
        name: `alert:${alert.episodeId}`,
        label: `I accept the alert: ${isolated(alert.message)}`,
      })),
      ...(next === null
        ? []
        : [
            {
              kind: 'check' as const,
              name: `check:${next.checkId}`,
              label: `I accept the next check: ${next.label}`,
              hint: next.why,
            },
          ]),
    ],
    act: 'Take over',
    command: (answers) => ({
      type: 'TakeOver',
      body: {
        acceptedAlertIds: alerts
          .map(({ episodeId }) => episodeId)
          .filter((episodeId) => ticked(answers, `alert:${episodeId}`)),
        acceptedCheckId: next !== null && ticked(answers, `check:${next.checkId}`) ? next.checkId : null,
      },
    }),
  };
};

/** Whoever is asked says no, or whoever asked takes it back: the patient stays where they are. */
export const endHandover: ActBuilder = ({ state }) => {
  const { handover } = state;
  if (handover === null) return null;
  return {
    key: 'end-handover',
    title: 'No handover',
    lines: [
      `${isolated(handover.toName)} was asked to take over. The patient stays with ${state.nurse === null ? 'nobody' : isolated(state.nurse.name)}.`,
    ],
    fields: [{ kind: 'text', name: 'reason', label: 'Why, if it helps' }],
    act: 'No handover',
    command: (answers) => ({ type: 'EndHandover', body: { reason: given(answers, 'reason') } }),
  };
};

/** For whoever has to go and finds nobody to take over: the patient alarms from then on. */
export const releasePatient: ActBuilder = ({ state }) => {
  if (state.nurse === null) return null;
  return {
    key: 'release',
    title: 'Leave the patient with nobody',
    lines: [
      `${isolated(state.nurse.name)} holds this patient. From now on nobody does, and every screen says so until somebody takes over.`,
    ],
    fields: [{ kind: 'text', name: 'reason', label: 'Why', required: true }],
    act: 'Leave with nobody',
    command: (answers) => ({ type: 'ReleasePatient', body: { reason: given(answers, 'reason') ?? '' } }),
  };
};
