import { type ActForm, must, ticked } from '#client/ui/act-form/act-form.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import { WEBHOOK_LEVELS } from '#shared/webhook-levels.ts';
import type { AddedWebhook, WebhookInfo } from '#shared/wire/webhooks.ts';
import { LEVEL_WORDS } from './webhook-words.ts';

const FIRST: ReadonlySet<string> = new Set(['critical', 'everyone', 'unwatched']);

/** A new place. The answer is a secret shown once. */
export function addForm(hosts: readonly string[], onAdded: (added: AddedWebhook) => void): ActForm {
  return {
    key: 'add-webhook',
    title: 'Tell a place outside',
    lines: [
      'It is sent the chair, the number against its limit, and when. No name, no birth date, nothing of how somebody feels.',
      `Hosts that may be told: ${hosts.map(isolated).join(', ')}.`,
    ],
    fields: [
      { kind: 'text', name: 'name', label: 'Name', hint: 'Who is reached: “Ward pager”', required: true },
      { kind: 'text', name: 'url', label: 'Address', hint: `https://${hosts[0] ?? ''}/…`, required: true },
      ...WEBHOOK_LEVELS.map((level, index) => ({
        kind: 'check' as const,
        name: `level:${level}`,
        label: LEVEL_WORDS[level],
        initial: FIRST.has(level) ? 'yes' : '',
        ...(index === 0 && { above: 'When' }),
      })),
    ],
    act: 'Add',
    send: async (answers, { entryId: commandId }) => {
      const levels = WEBHOOK_LEVELS.filter((level) => ticked(answers, `level:${level}`));
      if (levels.length === 0)
        return notSent('Choose at least one thing to be told of. Nothing is added yet.');
      const body = { commandId, name: must(answers, 'name'), url: must(answers, 'url'), levels };
      return recordOverHttp('/api/v1/webhooks', body, { onAnswer: onAdded });
    },
  };
}

export function testForm({ webhookId, name }: WebhookInfo): ActForm {
  return {
    key: 'test',
    title: `Send a test to ${isolated(name)}`,
    lines: ['It says that it is a test and that nobody needs help. What becomes of it stands in the list.'],
    fields: [],
    act: 'Send a test',
    send: (_, { entryId: commandId }) => recordOverHttp(`/api/v1/webhooks/${webhookId}/test`, { commandId }),
  };
}

export function switchOffForm({ webhookId, name }: WebhookInfo): ActForm {
  return {
    key: 'switch-off',
    title: `Tell ${isolated(name)} nothing more`,
    lines: ['What was sent stays in the list. This cannot be undone: add the place anew instead.'],
    fields: [{ kind: 'area', name: 'reason', label: 'Why', required: true }],
    act: 'Switch off',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(`/api/v1/webhooks/${webhookId}/switch-off`, {
        commandId,
        reason: must(answers, 'reason'),
      }),
  };
}
