import { type Field, given, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { isolated } from '#client/ui/isolated.ts';
import { SILENCE_MINUTES } from '#shared/decide/silence.ts';
import { SILENCE_DUTIES, type SilenceDuty } from '#shared/events.ts';
import type { Alert } from '#shared/judgement.ts';

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

/** A silence is offered of what sounds and is not critical, for a promise that becomes a check [SILENCE]. */
export function silenceAlert(episodeId: string): ActBuilder {
  return ({ judgement }) => {
    const alert = judgement.alerts.open.find((candidate) => candidate.episodeId === episodeId);
    if (alert === undefined || !maySilence(alert)) return null;
    return {
      key: `silence-${episodeId}`,
      title: `Silence: ${isolated(alert.message)}`,
      lines: [
        'This alert alone stays silent, on every screen, for the time you choose. If it gets worse it sounds at once; when the time is over and it still stands, it sounds again.',
      ],
      fields: [
        { kind: 'choice', name: 'duty', label: 'Why it may be silent', options: DUTIES, required: true },
        ...SILENCE_DUTIES.map(
          (duty): Field => ({
            kind: 'choice',
            name: `minutes-${duty}`,
            label: 'For how long',
            options: SILENCE_MINUTES[duty].map((minutes) => ({
              value: String(minutes),
              label: `${minutes} min`,
            })),
            required: true,
            when: { name: 'duty', is: duty },
          }),
        ),
        { kind: 'text', name: 'note', label: 'Note' },
      ],
      act: 'Silence',
      command: (answers) => {
        const duty = must(answers, 'duty') as SilenceDuty;
        const minutes = Number(must(answers, `minutes-${duty}`));
        return { type: 'SilenceAlert', body: { episodeId, duty, minutes, note: given(answers, 'note') } };
      },
    };
  };
}

/** Whether somebody could silence it now: it sounds, and is not critical. */
export function maySilence({ severity, status, silenced, acknowledged }: Alert): boolean {
  return severity === 'warning' && status !== 'latched' && silenced === null && acknowledged === null;
}

const DUTIES: { value: SilenceDuty; label: string }[] = [
  { value: 'recheck', label: 'I measure again' },
  { value: 'prescriberCalled', label: 'The prescriber is called' },
  { value: 'expected', label: 'It is as expected' },
];

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
