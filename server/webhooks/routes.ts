import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import { commandBodySchema } from '#shared/wire/people.ts';
import {
  addedWebhookSchema,
  addWebhookBodySchema,
  switchOffWebhookBodySchema,
  webhookInfoSchema,
  webhooksSchema,
} from '#shared/wire/webhooks.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn } from '../people/admission.ts';
import { commandIn } from '../people/command-in.ts';
import { addWebhook, NO_WEBHOOK, OFF, switchOffWebhook, webhookInfo } from './manage.ts';
import { testMessage } from './message.ts';

const TAGS = ['webhooks'];
const params = z.strictObject({ webhookId: idSchema });
const config = { act: 'manageWebhooks' } as const;

/** Places outside the clinic that are told of alerts: a pager, a chat. */
export function webhookRoutes(app: Routes): void {
  app.get(
    '/api/v1/webhooks',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Places outside that are told, and what became of the newest messages',
        response: { 200: webhooksSchema },
      },
    },
    async (request) => {
      const { house, webhooks } = roomsIn(request);
      const list = [...webhooks.record.webhooks.values()];
      return {
        hosts: [...house.webhookHosts],
        webhooks: list.map((webhook) => webhookInfo(webhooks.record, webhook)),
      };
    },
  );

  app.post(
    '/api/v1/webhooks',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Add a place; the answer holds the secret that signs its messages, shown once',
        body: addWebhookBodySchema,
        response: { 200: addedWebhookSchema },
      },
    },
    async (request) => {
      const { house, webhooks, queue } = roomsIn(request);
      const { name, url, levels } = request.body;
      const asked = { name, url, levels };
      const added = await queue('webhooks', () =>
        addWebhook(house, webhooks.record, asked, commandIn(request)),
      );
      if (!added.ok) throw new ProblemReply(added.problem);
      return { webhook: found(request, added.webhookId), secret: added.secret };
    },
  );

  app.post(
    '/api/v1/webhooks/:webhookId/switch-off',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Send nothing more there; it stays in the list',
        params,
        body: switchOffWebhookBodySchema,
        response: { 200: webhookInfoSchema },
      },
    },
    async (request) => {
      const { house, webhooks, queue } = roomsIn(request);
      const { webhookId } = request.params;
      const done = await queue('webhooks', () =>
        switchOffWebhook(house, webhooks.record, webhookId, request.body.reason, commandIn(request)),
      );
      if (!done.ok) throw new ProblemReply(done.problem);
      return found(request, webhookId);
    },
  );

  app.post(
    '/api/v1/webhooks/:webhookId/test',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Send a test there; what becomes of it stands in the list',
        params,
        body: commandBodySchema,
        response: { 200: webhookInfoSchema },
      },
    },
    async (request) => {
      const { house, webhooks } = roomsIn(request);
      const webhook = webhooks.record.webhooks.get(request.params.webhookId);
      if (webhook === undefined) throw new ProblemReply(NO_WEBHOOK.problem);
      if (webhook.offAtMs !== null) throw new ProblemReply(OFF.problem);
      webhooks.test(webhook, testMessage(house.stamp()), request.body.commandId);
      return found(request, webhook.webhookId);
    },
  );
}

function found(request: Parameters<typeof roomsIn>[0], webhookId: string) {
  const { record } = roomsIn(request).webhooks;
  const webhook = record.webhooks.get(webhookId);
  if (webhook === undefined) throw new ProblemReply(NO_WEBHOOK.problem);
  return webhookInfo(record, webhook);
}
