import { useState } from 'react';
import { usePolled } from '#client/connection/use-fetched.ts';
import { useLive } from '#client/store/live.ts';
import { Act } from '#client/ui/act.tsx';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { Answered } from '#client/ui/answered.tsx';
import { CopyLine } from '#client/ui/copy-line.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Panel, Panels } from '#client/ui/panel.tsx';
import { ShownOnce } from '#client/ui/shown-once.tsx';
import type { AddedWebhook, WebhookInfo, WebhookList } from '#shared/wire/webhooks.ts';
import { addForm, switchOffForm, testForm } from './webhook-forms.ts';
import { WebhookPart } from './webhook-part.tsx';

type Open = { act: 'add'; hosts: string[] } | { act: 'test' | 'switchOff'; webhook: WebhookInfo } | null;

/** Places outside the clinic that are told of alerts, and what became of each message. */
export function WebhooksPage() {
  const { fetched, again } = usePolled<WebhookList>('/api/v1/webhooks');
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const clinic = useLive((live) => live.clinic?.name ?? '');
  const [open, setOpen] = useState<Open>(null);
  const [added, setAdded] = useState<AddedWebhook | null>(null);
  const hosts = fetched.status === 'ready' ? fetched.answer.hosts : [];
  function close(): void {
    setOpen(null);
    again();
  }
  return (
    <Panels>
      <Panel
        title="Outside"
        first
        act={hosts.length > 0 && <Act onClick={() => setOpen({ act: 'add', hosts })}>Add a place</Act>}
      >
        <Answered fetched={fetched} what="places outside" onAgain={again}>
          {(answer) => (
            <>
              {answer.webhooks.length === 0 && <Nowhere hosts={answer.hosts} />}
              {offLast(answer.webhooks).map((webhook) => (
                <WebhookPart
                  key={webhook.webhookId}
                  webhook={webhook}
                  onTest={() => setOpen({ act: 'test', webhook })}
                  onSwitchOff={() => setOpen({ act: 'switchOff', webhook })}
                />
              ))}
            </>
          )}
        </Answered>
      </Panel>
      {open !== null && (
        <ActDialog
          sessionId={open.act === 'add' ? 'new-webhook' : open.webhook.webhookId}
          timeZone={timeZone}
          about={isolated(open.act === 'add' ? clinic : open.webhook.name)}
          form={formOf(open, setAdded)}
          onClose={close}
        />
      )}
      {added !== null && open === null && (
        <ShownOnce title={`Secret of ${isolated(added.webhook.name)}`} onClose={() => setAdded(null)}>
          <p>
            The place checks by it that a message came from here: the header <code>Afterdose-Signature</code>{' '}
            holds the HMAC-SHA256 of the time and the body under this secret. It is not shown again.
          </p>
          <CopyLine label="Secret" text={added.secret} first />
        </ShownOnce>
      )}
    </Panels>
  );
}

function Nowhere({ hosts }: { hosts: readonly string[] }) {
  return hosts.length === 0 ? (
    <Empty title="No place outside may be told yet">
      <span>
        Whoever runs the server lists the hosts in <code>AFTERDOSE_WEBHOOK_HOSTS</code> and starts it again.
      </span>
    </Empty>
  ) : (
    <Empty title="No place outside is told yet">
      <span>A pager or a chat can be reached when an alert is raised or nobody has seen it.</span>
    </Empty>
  );
}

function offLast(webhooks: readonly WebhookInfo[]): WebhookInfo[] {
  return webhooks.toSorted((a, b) => Number(a.offAtMs !== null) - Number(b.offAtMs !== null));
}

function formOf(open: Exclude<Open, null>, onAdded: (added: AddedWebhook) => void) {
  switch (open.act) {
    case 'add':
      return addForm(open.hosts, onAdded);
    case 'test':
      return testForm(open.webhook);
    case 'switchOff':
      return switchOffForm(open.webhook);
  }
}
