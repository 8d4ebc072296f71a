import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionCommand } from '#shared/commands.ts';
import type { ReadingAnswer } from '#shared/wire/api.ts';
import { postOne, reading, type Watched, watched } from '../devices/watched.ts';
import { type Answer, caller, MIN, startTestServer, type TestServer } from '../test-server.ts';
import { openVisit, readings, recordSet, send, view } from '../visit.ts';
import { requestText, sayRaw } from './raw.ts';

let server: TestServer;
let bed: Watched;
beforeAll(async () => {
  server = await startTestServer();
  bed = await watched(server);
});
afterAll(() => server.stop());

const now = () => server.house.clock.now();
const events = async () =>
  Number(
    (
      await server.premises.db
        .selectFrom('events')
        .select((q) => q.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );
/** A sign-in whose body is the text as it stands. */
const signIn = (body: string) => server.nobody.post('/api/v1/sign-in', body);
const post = (text: string) => bed.device.post<ReadingAnswer>('/api/v1/readings', text);
const withValue = (vital: string, written: string) =>
  JSON.stringify(reading(server, { [vital]: 'HERE' })).replace('"HERE"', written);

describe('[A-50] a body too large', () => {
  test('is refused by its length, before a byte of it is sent', async () => {
    const lines = ['Content-Type: application/json', 'Content-Length: 11534336'];
    const answer = await sayRaw(server.url, requestText(server.url, 'POST /api/v1/sign-in HTTP/1.1', lines));
    expect(answer.status).toBe(413);
    expect(answer.head).toContain('application/problem+json');
  });

  test('is refused as it grows, when no length was told', async () => {
    const chunk = `20000\r\n${' '.repeat(0x20000)}\r\n`;
    const lines = ['Content-Type: application/json', 'Transfer-Encoding: chunked'];
    const head = requestText(server.url, 'POST /api/v1/sign-in HTTP/1.1', lines);
    expect((await sayRaw(server.url, head + chunk.repeat(9))).status).toBe(413);
  });

  test.each(['gzip', 'deflate', 'br', 'identity', 'gzip, gzip'])(
    'or packed as %s is not unpacked',
    async (how) => {
      const answer = await fetch(`${server.url}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': how },
        body: new Uint8Array(gzipSync(Buffer.alloc(1024 * 1024, 0x20))),
      });
      expect(answer.status).toBe(415);
    },
  );
});

describe('[A-51] JSON that no screen writes', () => {
  test.each([
    ['nested 100,000 deep', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['nested and never closed', '{"a":'.repeat(150_000)],
    ['of a hundred thousand fields', `{${Array.from({ length: 100_000 }, (_, n) => `"${n}":0`).join()}}`],
    ['of half a million values', `{"name":[${'0,'.repeat(500_000)}0]}`],
    ['with a field that stands twice', '{"name":"a","name":"b","passphrase":"c"}'],
    ['with a field that stands twice, once escaped', '{"name":"a","n\\u0061me":"b","passphrase":"c"}'],
    ['with a character no database keeps', '{"name":"a\\u0000","passphrase":"c"}'],
    ['that ends early', '{"name":"a"'],
    ['with more after its end', '{"name":"a","passphrase":"b"}{}'],
    ['with comments', '{/* a */"name":"a","passphrase":"b"}'],
  ])('%s is refused', async (_what, body) => {
    const answer = await signIn(body);
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:afterdose:problem:malformed']);
    expect(answer.body.detail.length).toBeLessThan(300);
  });

  test('a backslash before the text of an escape is a text like any other', async () => {
    expect((await signIn('{"name":"a\\\\u0000","passphrase":"c"}')).status).toBe(401);
  });

  test('the largest post of devices is below every limit', async () => {
    const { device, patientId } = await watched(server);
    const full = () => ({
      ...reading(server, {
        meanArterialMmHg: 97,
        heartRateBpm: 70,
        spo2Percent: 97,
        respiratoryRatePerMin: 14,
      }),
      temperatureC: 36.5,
      quality: 'good',
      method: { site: 'left arm', cuff: 'adult', position: 'sitting' },
      failed: [{ vital: 'oxygenLitresPerMin', reason: 'no probe' }],
      patientId,
    });
    const answer = await device.post<{ results: ReadingAnswer[] }>(
      '/api/v1/readings',
      Array.from({ length: 500 }, full),
    );
    expect(answer.status).toBe(200);
    expect(new Set(answer.body.results.map(({ status }) => status))).toEqual(new Set(['recorded']));
  });
});

describe('[A-52] a number', () => {
  test.each(['1e400', '-1e400', '"120"', 'true', 'null', '[120]', '9007199254740993', '-0', '1e-400', '{}'])(
    'written %s is no heart rate: refused, nothing charted',
    async (written) => {
      const before = await readings(server.nurse, bed.sessionId);
      const answer = await post(withValue('heartRateBpm', written));
      expect(answer.body).toMatchObject({
        status: 'refused',
        problem: { status: 422, pointer: '/heartRateBpm' },
      });
      expect(await readings(server.nurse, bed.sessionId)).toHaveLength(before.length);
    },
  );

  test.each(['NaN', 'Infinity', '+120', '0120', '.5', '1_2', '0x78'])(
    'written %s is no JSON',
    async (written) => {
      expect((await post(withValue('heartRateBpm', written))).status).toBe(400);
    },
  );

  test.each([
    ['120.0000001', 120.0000001],
    ['1.2e2', 120],
    ['120.000', 120],
  ])('written %s is kept as %d, exactly', async (written, kept) => {
    const { body } = await post(withValue('heartRateBpm', written));
    const row = (await readings(server.nurse, bed.sessionId)).find(
      ({ readingId }) => readingId === body.readingId,
    );
    expect(row?.heartRateBpm).toBe(kept);
  });

  test('beyond what is exact is no time', async () => {
    const content = recordSet(now(), { heartRateBpm: 70 });
    const text = JSON.stringify({ commandId: randomUUID(), command: content });
    for (const written of ['9007199254740993', '1e400', '-1', '0.5', '"0"']) {
      const body = text.replace(/"takenAtMs":\d+/, `"takenAtMs":${written}`);
      const { status } = await server.nurse.post(`/api/v1/sessions/${bed.sessionId}/commands`, body);
      expect([written, status]).toEqual([written, 400]);
    }
  });
});

describe('[A-53] what no patient has', () => {
  const IMPOSSIBLE: [what: string, vitals: Record<string, number>, pointer: string][] = [
    ['a systolic of 60 over 90', { systolicMmHg: 60, diastolicMmHg: 90 }, 'systolicMmHg'],
    ['a saturation of 101', { spo2Percent: 101 }, 'spo2Percent'],
    ['a heart rate of 0', { heartRateBpm: 0 }, 'heartRateBpm'],
    ['98.6 degrees', { temperatureC: 98.6 }, 'temperatureC'],
    ['a respiratory rate of -1', { respiratoryRatePerMin: -1 }, 'respiratoryRatePerMin'],
  ];
  test.each(IMPOSSIBLE)(
    '%s is refused with the reason, from a device and from a nurse',
    async (_what, vitals, field) => {
      const before = await events();
      const typed = await send(server.nurse, bed.sessionId, recordSet(now(), vitals));
      expect([typed.status, typed.body.pointer]).toEqual([422, expect.stringContaining(field)]);
      expect(await events()).toBe(before);
      expect(await postOne(bed.device, reading(server, vitals))).toMatchObject({
        status: 'refused',
        problem: { status: 422, pointer: `/${field}` },
      });
    },
  );

  test('no breath in a minute is a reading, and the worst of alerts', async () => {
    const other = await watched(server);
    expect(await postOne(other.device, reading(server, { respiratoryRatePerMin: 0 }))).toMatchObject({
      status: 'recorded',
    });
    const { judgement } = await view(server.nurse, other.sessionId);
    expect(judgement.values.respiratoryRatePerMin?.value).toBe(0);
    expect(judgement.alerts.open.some(({ severity }) => severity === 'critical')).toBe(true);
  });
});

test.each(['mmH', 'mmHg\u00a0', 'kPa'])(
  '[A-54] [L-42] [L-43] a pressure in %j is refused: the unit stands in the name of the field and nowhere else',
  async (unit) => {
    for (const changes of [{ unit }, { systolic: { value: 16, unit } }, { systolicKPa: 16 }])
      expect(await postOne(bed.device, reading(server, changes))).toMatchObject({ status: 'refused' });
  },
);

describe('[A-55] names by which a text reaches into the language', () => {
  const POLLUTED = [
    '{"__proto__":{"isAdmin":true}}',
    '{"__pr\\u006fto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"name":{"__proto__":{"isAdmin":true}},"passphrase":"x"}',
    '[{"__proto__":{"isAdmin":true}}]',
  ];
  const clean = () => expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();

  test.each(POLLUTED)('as %s in a body are refused', async (body) => {
    expect((await signIn(body)).status).toBe(400);
    expect((await post(body)).status).toBe(400);
    clean();
  });

  test.each([
    '__proto__[isAdmin]=true',
    '__proto__=true',
    'constructor[prototype][isAdmin]=1',
    'constructor=1',
  ])('as ?%s in an address are refused', async (query) => {
    for (const path of ['/api/v1/clock', '/api/v1/me', `/api/v1/sessions/${bed.sessionId}/readings`])
      expect((await server.nurse.get(`${path}?${query}`)).status).toBe(400);
    clean();
  });
});

describe('[A-56] fields that are not the sender’s to set', () => {
  const EXTRA = {
    role: 'admin',
    clinicId: randomUUID(),
    createdAt: 0,
    acknowledgedBy: 'me',
    recordedAtMs: 0,
  };
  const sneaked = async (field: string, act: (extra: object) => Promise<Answer<unknown>>) => {
    const before = await events();
    const { status } = await act({ [field]: EXTRA[field as keyof typeof EXTRA] });
    expect([field, status, await events()]).toEqual([field, 400, before]);
  };

  test.each(Object.keys(EXTRA))('%s is refused wherever it is added, and nothing changes', async (field) => {
    const identity = {
      name: 'Extra Field',
      chosenName: null,
      birthDate: '1990-01-01',
      sex: 'unknown',
      recordNumber: 'X1',
      allergies: [],
    };
    const person = { patientId: randomUUID(), commandId: randomUUID(), differentPersonConfirmed: true };
    const note: SessionCommand = {
      type: 'WriteNote',
      body: {
        entryId: randomUUID(),
        content: { kind: 'note', takenAtMs: now(), text: 'x' },
        lateReason: null,
      },
    };
    const commands = `/api/v1/sessions/${bed.sessionId}/commands`;
    const { nurse } = server;
    await sneaked(field, (extra) => nurse.post('/api/v1/patients', { ...person, identity, ...extra }));
    await sneaked(field, (extra) =>
      nurse.post('/api/v1/patients', { ...person, identity: { ...identity, ...extra } }),
    );
    await sneaked(field, (extra) =>
      nurse.post(commands, { commandId: randomUUID(), command: note, ...extra }),
    );
    await sneaked(field, (extra) =>
      nurse.post(commands, {
        commandId: randomUUID(),
        command: { ...note, body: { ...note.body, ...extra } },
      }),
    );
    await sneaked(field, (extra) =>
      server.nobody.post('/api/v1/sign-in', { name: 'x', passphrase: 'y', ...extra }),
    );
    expect(
      await postOne(bed.device, reading(server, { [field]: EXTRA[field as keyof typeof EXTRA] })),
    ).toMatchObject({
      status: 'refused',
    });
  });
});

describe('a reading of somebody else', () => {
  test('[A-4] that names another patient than the one bound waits, and is charted nowhere', async () => {
    const before = await readings(server.nurse, bed.sessionId);
    const { patientId } = await openVisit(server.nurse, { name: 'Quite Another', recordNumber: 'Q-9' });
    expect(await postOne(bed.device, reading(server, { patientId }))).toMatchObject({ status: 'waiting' });
    expect(await readings(server.nurse, bed.sessionId)).toHaveLength(before.length);
  });

  test('[A-20] cannot be aimed at another session: a device names none', async () => {
    const other = await watched(server);
    const aimed = reading(server, { sessionId: other.sessionId });
    expect(await postOne(bed.device, aimed)).toMatchObject({
      status: 'refused',
      problem: { pointer: '/sessionId' },
    });
    expect((await bed.device.get(`/api/v1/sessions/${other.sessionId}`)).status).toBe(403);
    expect(await readings(server.nurse, other.sessionId)).toHaveLength(1);
  });
});

describe('[A-24] a time of measurement', () => {
  test.each([
    ['an hour ahead', () => now() + 60 * MIN],
    ['in the year 9999', () => Date.UTC(9999, 0, 1)],
    ['in 1970', () => 0],
    ['before the patient came', () => now() - 24 * 60 * MIN],
  ])('typed as %s is refused', async (_when, atMs) => {
    const before = await events();
    expect((await send(server.nurse, bed.sessionId, recordSet(atMs(), { heartRateBpm: 70 }))).status).toBe(
      422,
    );
    expect(await events()).toBe(before);
  });

  test.each(['2026-02-30T10:00:00Z', '2026-13-01T10:00:00Z', '2026-03-02T25:00:00Z', '2025-02-29T10:00:00Z'])(
    'posted as %s, which no calendar has, is refused',
    async (takenAt) => {
      expect(await postOne(bed.device, reading(server, { takenAt }))).toMatchObject({
        status: 'refused',
        problem: { pointer: '/takenAt' },
      });
    },
  );

  test.each([
    ['an hour ahead', () => new Date(now() + 60 * MIN).toISOString()],
    ['in the year 9999', () => '9999-12-31T23:59:59Z'],
    ['in 1970', () => '1970-01-01T00:00:00Z'],
  ])('posted as %s waits for a person', async (_when, takenAt) => {
    expect(await postOne(bed.device, reading(server, { takenAt: takenAt() }))).toMatchObject({
      status: 'waiting',
    });
  });
});

test('[A-22] a secret in an address is refused before anybody is looked up', async () => {
  const { token } = await server.device('Careless cuff');
  for (const name of ['token', 'access_token', 'api_key', 'passphrase', 'authorization']) {
    const answer = await caller(server.url, {}).post(`/api/v1/readings?${name}=${token}`, reading(server));
    expect([name, answer.status]).toEqual([name, 400]);
    expect(JSON.stringify(answer.body)).not.toContain(token);
  }
});
