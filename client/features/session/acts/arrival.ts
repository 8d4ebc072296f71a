import { must, type Option, ticked } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder, ActView } from '#client/ui/act-form/act-view.ts';
import { isolated } from '#client/ui/isolated.ts';

function chairOptions(view: ActView): Option[] {
  return view.chairIds
    .filter((chairId) => chairId === view.state.chairId || !view.takenChairIds.includes(chairId))
    .map((chairId) => ({ value: chairId, label: `Chair ${chairId}` }));
}

export const arrive: ActBuilder = (view) => {
  const options = chairOptions(view);
  return {
    key: 'arrive',
    title: 'Patient arrived',
    lines: options.length === 0 ? ['Every chair is taken. Free one first.'] : [],
    fields: [
      {
        kind: 'select',
        name: 'chair',
        label: 'Chair',
        options,
        initial: view.state.chairId ?? options[0]?.value ?? '',
        required: true,
      },
    ],
    act: 'Record arrival',
    command: (answers) => ({ type: 'ArrivePatient', body: { chairId: must(answers, 'chair') } }),
  };
};

export const changeChair: ActBuilder = (view) => {
  const options = chairOptions(view).filter(({ value }) => value !== view.state.chairId);
  return {
    key: 'chair',
    title: 'Change chair',
    lines:
      options.length === 0
        ? ['Every other chair is taken.']
        : [`Now in chair ${view.state.chairId ?? '––'}. The whole record moves with the patient.`],
    fields: [
      {
        kind: 'select',
        name: 'chair',
        label: 'New chair',
        options,
        initial: options[0]?.value ?? '',
        required: true,
      },
    ],
    act: 'Change chair',
    command: (answers) => ({ type: 'ChangeChair', body: { chairId: must(answers, 'chair') } }),
  };
};

/** Hand-over: every open alert and the next check is named, and accepted one by one. */
export const takeOver: ActBuilder = ({ state, judgement }) => {
  const alerts = [...judgement.alerts.open, ...judgement.alerts.latched];
  const next = nextCheck(judgement.checks);
  return {
    key: 'take-over',
    title: 'Take over this patient',
    lines: [
      state.nurse === null ? 'No nurse is assigned yet.' : `Now with ${isolated(state.nurse.name)}.`,
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

/** The check a nurse has to do next: the earliest that is neither done nor given up. */
export function nextCheck(
  checks: ActView['judgement']['checks'],
): ActView['judgement']['checks'][number] | null {
  const waiting = checks.filter(
    ({ status }) => status === 'upcoming' || status === 'due' || status === 'overdue',
  );
  return waiting.reduce<(typeof waiting)[number] | null>(
    (first, check) => (first === null || check.dueAtMs < first.dueAtMs ? check : first),
    null,
  );
}
