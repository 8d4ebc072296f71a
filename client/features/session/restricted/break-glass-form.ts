import { followAgain } from '#client/connection/follow-sessions.ts';
import { type ActForm, must } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';

/** Opens a restricted record without access. What follows from it is said before the reason is asked. */
export function breakGlassForm(sessionId: string, onOpened: () => void): ActForm {
  return {
    key: 'break-glass',
    title: 'Restricted record',
    lines: [
      'Only named people open this record, and you are not one of them.',
      'Opening it is logged with your name, the time and the reason. For an hour the board shows everyone here that you opened it, and the admins find it in the trail.',
      'Danger needs no access: record vitals and acknowledge alerts on the board.',
    ],
    fields: [
      {
        kind: 'area',
        name: 'reason',
        label: 'Why you need it now',
        hint: 'For the people who look at it afterwards.',
        required: true,
      },
    ],
    act: 'Open the record',
    send: async (answers, { entryId: commandId }) => {
      const body = { commandId, reason: must(answers, 'reason') };
      const outcome = await recordOverHttp(`/api/v1/sessions/${sessionId}/break-glass`, body);
      onOpened();
      await followAgain(sessionId);
      return outcome;
    },
  };
}
