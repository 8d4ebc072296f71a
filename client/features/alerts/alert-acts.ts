import { given, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { isolated } from '#client/ui/isolated.ts';

/** Closing is offered only while the alert may be closed; a critical one asks for a note. */
export function closeAlert(episodeId: string): ActBuilder {
  return ({ judgement }) => {
    const alert = [...judgement.alerts.open, ...judgement.alerts.latched].find(
      (candidate) => candidate.episodeId === episodeId,
    );
    if (alert === undefined || !alert.mayClose) return null;
    return {
      key: `close-${episodeId}`,
      title: `Close: ${isolated(alert.message)}`,
      lines: alert.noteNeeded ? ['It was critical: say what was seen and done.'] : [],
      fields: [{ kind: 'area', name: 'note', label: 'Closing note', required: alert.noteNeeded }],
      act: 'Close alert',
      command: (answers) => ({ type: 'CloseAlert', body: { episodeId, note: given(answers, 'note') } }),
    };
  };
}

/** An alert raised by a person: symptoms with fine numbers are still an alert. */
export const raiseAlert: ActBuilder = () => ({
  key: 'raise-alert',
  title: 'Raise an alert',
  fields: [
    {
      kind: 'choice',
      name: 'severity',
      label: 'How grave',
      options: [
        { value: 'critical', label: '!!! High' },
        { value: 'warning', label: '!! Medium' },
      ],
      required: true,
    },
    { kind: 'text', name: 'text', label: 'What you see', required: true },
  ],
  act: 'Raise alert',
  command: (answers, context) => ({
    type: 'RaiseAlert',
    body: {
      alertId: context.entryId,
      severity: given(answers, 'severity') === 'critical' ? 'critical' : 'warning',
      text: must(answers, 'text'),
    },
  }),
});
