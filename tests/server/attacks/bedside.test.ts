import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveDose, recordSet } from '#server/demo/sets.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { ReadingContent } from '#shared/entries.ts';
import { type Caller, caller, MIN, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { openVisit, readings, send, view } from '../visit.ts';

const T0 = TEN + 20 * MIN;
const CHAIRS = ['1', '2', '3', '4'];
const CALM = { bp: '122/76', hr: 72, spo2: 98, rr: 14, moaas: 5, dissociation: 0 };
const SIGN: SessionCommand = { type: 'Sign', body: {} };

let server: TestServer;
let other: Caller;
/** The session in each chair. All are dosed at T0 and calm from then on. */
const beds: string[] = [];
beforeAll(async () => {
  server = await startTestServer();
  other = await server.as('prescriber', 'Otto Weiss');
  for (const chairId of CHAIRS) {
    const who = { name: `Patient ${chairId}`, recordNumber: `R-${chairId}` };
    const { sessionId } = await openVisit(server.nurse, who, chairId);
    await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId } });
    beds.push(sessionId);
  }
  await at(-8, (atMs) => recordSet(CALM, atMs));
  await at(0, (atMs) => giveDose(atMs, 'L1'));
  await at(5, (atMs) => giveDose(atMs, 'L2'));
  for (const minute of [20, 40, 60, 90, 119])
    await at(minute, (atMs) => recordSet({ ...CALM, nausea: 0 }, atMs));
  for (const criterion of ['D8', 'D9', 'D10', 'D11', 'D12', 'D13'] as const) {
    const transport =
      criterion === 'D12' ? ({ kind: 'person', name: 'Ana', phone: '555 0100' } as const) : null;
    await at(119, () => ({ type: 'Attest', body: { criterion, met: true, note: null, transport } }));
  }
});
afterAll(() => server.stop());

/** Moves the clock to a minute after the first device and does the same for every bed. */
async function at(minute: number, act: (atMs: number) => SessionCommand): Promise<void> {
  await server.setClock(T0 + minute * MIN);
  for (const sessionId of beds) {
    const { status, body } = await send(server.nurse, sessionId, act(T0 + minute * MIN));
    if (status !== 200) throw new Error(`${minute}: ${body.detail}`);
  }
}
const bed = (chairId: string) => beds[CHAIRS.indexOf(chairId)] as string;
const events = async () =>
  (await server.premises.db.selectFrom('events').select('event_id').execute()).length;
const sign = (who: Caller, chairId: string, commandId = randomUUID()) =>
  send(who, bed(chairId), SIGN, { passphrase: server.passphrase, commandId });

describe('[A-80] a discharge at one hour and fifty-nine minutes', () => {
  test('is refused by the time of the server, whoever asks and however', async () => {
    const before = await events();
    const early = await sign(server.prescriber, '1');
    expect([early.status, early.body.type]).toEqual([409, 'urn:afterdose:problem:criteria-not-met']);
    for (const extra of [{ nowMs: T0 + 180 * MIN }, { signedAtMs: T0 + 180 * MIN }, { force: true }]) {
      const answer = await server.prescriber.post(`/api/v1/sessions/${bed('1')}/commands`, {
        commandId: randomUUID(),
        command: { type: 'Sign', body: extra },
        passphrase: server.passphrase,
      });
      expect(answer.status).toBe(400);
    }
    const date = new Date(T0 + 180 * MIN).toUTCString();
    const dated = caller(server.url, { cookie: server.prescriber.cookie, date });
    expect((await sign(dated, '1')).status).toBe(409);
    expect(await events()).toBe(before);
  });

  test('is refused to whoever may not sign, also when its time has come', async () => {
    await server.setClock(T0 + 126 * MIN);
    expect((await sign(server.nurse, '1')).status).toBe(403);
  });
});

describe('[A-79] two at once', () => {
  test('who sign: one signature, and the other is told', async () => {
    const before = await events();
    const answers = await Promise.all([sign(server.prescriber, '1'), sign(other, '1')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.detail).toMatch(/\.$/);
    expect(await events()).toBe(before + 1);
  });

  test('who acknowledge: one is first, and the other is told who', async () => {
    const sessionId = bed('2');
    const raised = { alertId: randomUUID(), severity: 'warning', text: 'pale' } as const;
    await send(server.nurse, sessionId, { type: 'RaiseAlert', body: raised });
    const episodeId = (await view(server.nurse, sessionId)).judgement.alerts.open[0]?.episodeId ?? '';
    const sam = await server.as('nurse', 'Sam Okafor');
    const acknowledge: SessionCommand = { type: 'AcknowledgeAlert', body: { episodeId } };
    const answers = await Promise.all(
      [server.nurse, sam].map((nurse) => send(nurse, sessionId, acknowledge)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const first = answers[0]?.status === 200 ? 'Nora Keller' : 'Sam Okafor';
    expect(answers.find(({ status }) => status === 409)?.body.detail).toContain(first);
    await send(server.nurse, sessionId, { type: 'CloseAlert', body: { episodeId, note: 'better' } });
  });
});

test('[A-25] a captured signature sent again signs nothing more', async () => {
  const commandId = randomUUID();
  const first = await sign(server.prescriber, '2', commandId);
  expect(first.status).toBe(200);
  const before = await events();
  expect((await sign(server.prescriber, '2', commandId)).body).toEqual(first.body);
  expect((await sign(server.prescriber, '2')).status).toBe(409);
  expect((await sign(server.nurse, '2', commandId)).status).toBe(403);
  expect((await sign(server.nobody, '2', commandId)).status).toBe(401);
  expect((await send(server.prescriber, bed('3'), SIGN, { commandId })).status).toBe(403);
  expect(await events()).toBe(before);
});

test('[A-81] a vital corrected after the signature is a new version with its reason, and marks the signature as superseded; the first and the signature stay to be read', async () => {
  const sessionId = bed('1');
  const [row] = await readings(server.nurse, sessionId);
  const entryId = row?.readingId ?? '';
  const content: ReadingContent = {
    kind: 'reading',
    takenAtMs: T0 - 8 * MIN,
    vitals: { heartRateBpm: 74 },
    failed: [],
    quality: 'good',
    method: null,
  };
  const correction: SessionCommand = {
    type: 'CorrectEntry',
    body: { entryId, version: 1, reason: 'misread', content },
  };
  const before = (await view(server.nurse, sessionId)).judgement.signature;
  expect(before?.supersededBy).toEqual([]);
  expect((await send(server.nurse, sessionId, correction)).status).toBe(200);
  const { signature } = (await view(server.nurse, sessionId)).judgement;
  expect(signature).toMatchObject({
    ...before,
    supersededBy: [{ entryId, how: 'corrected', takenAtMs: T0 - 8 * MIN }],
  });
  expect(signature?.supersededBy[0]?.by).toMatchObject({ name: 'Nora Keller' });
  const after = (await readings(server.nurse, sessionId)).find(({ readingId }) => readingId === entryId);
  expect(after?.versions).toHaveLength(2);
  const log = await server.house.log.read(server.house.clinicId, sessionId, 0);
  const types = log.map(({ event }) => event.type);
  expect(types.filter((type) => /SessionSigned|EntryCorrected/.test(type))).toEqual([
    'SessionSigned',
    'EntryCorrected',
  ]);
});

test('[A-82] nothing is deleted over the interface: every address answers that it has no such method', async () => {
  const before = await events();
  const [row] = await readings(server.nurse, bed('3'));
  const paths = [
    `/api/v1/sessions/${bed('3')}`,
    `/api/v1/sessions/${bed('3')}/events`,
    `/api/v1/sessions/${bed('3')}/readings`,
    `/api/v1/sessions/${bed('3')}/readings/${row?.readingId}/move`,
    `/api/v1/patients/${randomUUID()}`,
    '/api/v1/devices',
    '/api/v1/staff',
    '/api/v1/trail',
  ];
  for (const path of paths) {
    for (const method of ['DELETE', 'PATCH']) {
      const headers = { cookie: server.prescriber.cookie };
      const answer = await fetch(`${server.url}${path}`, { method, headers });
      await answer.arrayBuffer();
      expect([path, method, answer.status]).toEqual([path, method, 405]);
      expect(answer.headers.get('allow')).not.toContain(method);
    }
  }
  expect(server.app.routeRows.filter(({ method }) => /DELETE|PATCH/.test(method))).toEqual([]);
  expect(await events()).toBe(before);
});

describe('[A-83] limits', () => {
  const setLimits = (who: Caller, limits: unknown, extra: { passphrase?: string }) => {
    const command = { type: 'FitLimits', body: { limits, reason: 'because' } } as SessionCommand;
    return send(who, bed('3'), command, extra);
  };
  test.each([
    ['0', { spo2Low: { warning: 0, critical: 0 } }],
    ['999', { systolicHigh: { warning: 999, critical: 999 } }],
    ['nothing', { spo2Low: null }],
    ['one that is more critical than its critical', { spo2Low: { warning: 80, critical: 95 } }],
    ['below zero', { heartRateHigh: { warning: -1, critical: -1 } }],
  ])('are not set to %s, by anybody', async (_what, limits) => {
    const before = await events();
    const answer = await setLimits(server.prescriber, limits, { passphrase: server.passphrase });
    expect([400, 409, 422]).toContain(answer.status);
    expect(await events()).toBe(before);
  });

  test('are set by a prescriber who says who they are again, and by nobody else', async () => {
    const fitting = { spo2Low: { warning: 91, critical: 88 } };
    expect((await setLimits(server.nurse, fitting, { passphrase: server.passphrase })).status).toBe(403);
    expect((await setLimits(server.prescriber, fitting, {})).status).toBe(403);
  });
});

describe('[A-84] a script that would silence everything', () => {
  test('finds no command that does', async () => {
    for (const type of ['SilenceAll', 'PauseAlarms', 'Mute', 'DisableAlert']) {
      const command = { type, body: {} };
      const path = `/api/v1/sessions/${bed('4')}/commands`;
      expect((await server.nurse.post(path, { commandId: randomUUID(), command })).status).toBe(400);
    }
  });

  test('acknowledges each alert as itself, on record, and hears of a worse value all the same', async () => {
    const sessionId = bed('4');
    const open = async () => (await view(server.nurse, sessionId)).judgement.alerts.open;
    const nowMs = server.house.clock.now();
    await send(server.nurse, sessionId, recordSet({ bp: '168/96' }, nowMs));
    expect((await open()).length).toBeGreaterThan(0);
    for (let again = 0; again < 5; again += 1)
      for (const { episodeId } of await open())
        await send(server.nurse, sessionId, { type: 'AcknowledgeAlert', body: { episodeId } });
    for (const { acknowledged } of await open())
      expect(acknowledged).toMatchObject({ by: { name: 'Nora Keller' } });
    await server.setClock(nowMs + 2 * MIN);
    await send(server.nurse, sessionId, recordSet({ bp: '190/112' }, nowMs + 2 * MIN));
    const worse = (await open()).filter(({ severity }) => severity === 'critical');
    expect(worse.some(({ acknowledged }) => acknowledged === null)).toBe(true);
    const log = await server.house.log.read(server.house.clinicId, sessionId, 0);
    expect(log.some(({ event }) => event.type === 'AlertAcknowledged')).toBe(true);
  });
});
