import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { deliver, RETRY_AFTER_MS } from '#server/webhooks/deliver.ts';
import { hostProblem, targetRefused } from '#server/webhooks/targets.ts';
import { openOutside } from './outside.ts';

const NOW = Date.UTC(2026, 4, 12, 12, 0);
const body = '{"level":"critical"}';

describe('a message to a place outside', () => {
  let outside: Awaited<ReturnType<typeof openOutside>>;
  afterEach(() => outside.close());

  async function send(statuses: number[], options: { hosts?: string[]; stopsAt?: number } = {}) {
    outside = await openOutside([...statuses]);
    const waits: number[] = [];
    const outcome = await deliver(
      { deliveryId: 'd-1', url: outside.url, secret: 'the secret', body },
      {
        hosts: options.hosts ?? [outside.host],
        nowMs: () => NOW,
        wait: async (ms) => waits.push(ms) !== options.stopsAt,
      },
    );
    return { outcome, waits };
  }

  test('[WEBHOOK] is signed over its time and body, so that the place knows whom it is from', async () => {
    expect(await send([])).toEqual({ outcome: { told: true, tries: 1, why: '200' }, waits: [] });
    const [message] = outside.received;
    const t = NOW / 1000;
    const mac = createHmac('sha256', 'the secret').update(`${t}.${body}`).digest('hex');
    expect(message).toMatchObject({ path: '/hook', body });
    expect(message?.headers).toMatchObject({
      'afterdose-signature': `t=${t},v1=${mac}`,
      'afterdose-delivery': 'd-1',
      'content-type': 'application/json',
    });
  });

  test('[WEBHOOK] is tried again ever later until it is taken', async () => {
    expect(await send([503, 500])).toEqual({
      outcome: { told: true, tries: 3, why: '200' },
      waits: [1000, 5000],
    });
  });

  test('[WEBHOOK] is given up after six tries, with the last answer and nothing of what it said', async () => {
    const { outcome, waits } = await send([500, 500, 500, 500, 500, 503]);
    expect(outcome).toEqual({ told: false, tries: 6, why: '503' });
    expect(waits).toEqual([...RETRY_AFTER_MS]);
  });

  test('[WEBHOOK] follows nobody elsewhere: a redirection is no answer that counts', async () => {
    const { outcome } = await send([302, 302, 302, 302, 302, 302]);
    expect(outcome).toMatchObject({ told: false, why: '302' });
    expect(outside.received.map(({ path }) => path)).toEqual(Array(6).fill('/hook'));
  });

  test('[WEBHOOK] goes nowhere once its host is no longer listed', async () => {
    expect(await send([], { hosts: ['pager.example.org'] })).toEqual({
      outcome: { told: false, tries: 0, why: 'host no longer listed' },
      waits: [],
    });
    expect(outside.received).toEqual([]);
  });

  test('[WEBHOOK] that a stop of the server cut short is not said to be given up', async () => {
    expect((await send([503], { stopsAt: 1 })).outcome).toBeNull();
  });

  test('[WEBHOOK] to a place that does not answer says so', async () => {
    outside = await openOutside();
    await outside.close();
    const outcome = await deliver(
      { deliveryId: 'd-1', url: outside.url, secret: 's', body },
      { hosts: [outside.host], nowMs: () => NOW, wait: async () => true },
    );
    expect(outcome).toEqual({ told: false, tries: 6, why: 'no answer' });
    outside = await openOutside();
  });
});

describe('the list of hosts', () => {
  const HOSTS = ['pager.example.org', 'chat.example.org:8443', '127.0.0.1:9000'];
  test.each([
    ['https://pager.example.org/clinic', null],
    ['https://chat.example.org:8443/x', null],
    ['http://127.0.0.1:9000/x', null],
    ['http://pager.example.org/clinic', 'Only https:// addresses are told.'],
    ['https://chat.example.org/x', 'is not among the hosts'],
    ['https://pager.example.org.evil.test/x', 'is not among the hosts'],
    ['https://nora:pw@pager.example.org/x', 'holds no name and no password'],
    ['ftp://pager.example.org/x', 'Only https:// addresses are told.'],
    ['pager', 'is not an address'],
  ])('[WEBHOOK] %s: %s', (address, why) => {
    const refused = targetRefused(address, HOSTS);
    if (why === null) expect(refused).toBeNull();
    else expect(refused).toContain(why);
  });

  test('[WEBHOOK] an empty list sends nothing anywhere, and says who fills it', () => {
    expect(targetRefused('https://pager.example.org', [])).toContain('AFTERDOSE_WEBHOOK_HOSTS');
  });

  test('a place of the list is a host or a host with its port, and nothing else', () => {
    expect(HOSTS.map(hostProblem)).toEqual([null, null, null]);
    for (const place of ['https://a.example', 'a.example/path', 'me@a.example', 'a b', ''])
      expect(hostProblem(place)).toContain('is not a host');
  });
});
