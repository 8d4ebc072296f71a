import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemTime } from '#server/elapsed.ts';
import { findByName } from '#server/people/person.ts';
import { recordDeeds } from '#server/people/record.ts';
import { addStaff } from '#server/people/staff.ts';
import type { RecoveryCodes, SecondFactorOffer, SignedInPerson } from '#shared/wire/people.ts';
import { type Answer, caller, PASSPHRASE, startTestServer, type TestServer } from '../test-server.ts';
import { cookieOf, withCookies } from './empty-server.ts';

/** Process time stands still, so that nothing is forgiven while a slow machine computes. */
let nowMs = Date.UTC(2026, 2, 2, 10, 0, 10);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ surroundings: { time: { ...systemTime, wallMs: () => nowMs } } });
});
afterAll(() => server.stop());

let names = 0;
let name = '';
beforeEach(async () => {
  names += 1;
  name = `Person ${names}`;
  // Long enough that no failure of an earlier test counts.
  nowMs += 10 * 60_000;
  await addStaff(server.house, name, 'nurse', PASSPHRASE);
});

/** A thousand requests on a busy machine. */
const MANY_REQUESTS_MS = 180_000;
const WRONG = 'a guess at the passphrase';
const attempt = (passphrase: string, who = name, from = server.nobody, code?: string) =>
  from.post('/api/v1/sign-in', { name: who, passphrase, ...(code === undefined ? {} : { code }) });

/** Many attempts, so many at a time; how often each status was the answer. */
async function flood(count: number, one: (i: number) => Promise<Answer<unknown>>, atOnce = 50) {
  const statuses: Record<number, number> = {};
  for (let from = 0; from < count; from += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => one(from + i));
    for (const { status } of await Promise.all(batch)) statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return statuses;
}

/** A station at which the person has signed in before, and is signed out now. */
async function ownStation(who = name) {
  const answer = await attempt(PASSPHRASE, who);
  const station = withCookies(server.url, answer);
  await station.post('/api/v1/sign-out', '');
  return station;
}

async function secondFactor(): Promise<() => string> {
  const me = caller(server.url, { cookie: cookieOf(await attempt(PASSPHRASE)) });
  const { secret } = (
    await me.post<SecondFactorOffer>('/api/v1/me/second-factor/begin', { passphrase: PASSPHRASE })
  ).body;
  const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: nowMs });
  await me.post<RecoveryCodes>('/api/v1/me/second-factor/confirm', { code: code() });
  nowMs += 60_000;
  return code;
}

test(
  '[A-67] during a thousand wrong passphrases for one name the nurse at her own station signs in at once',
  async () => {
    const station = await ownStation();
    let inTheMidst: Answer<unknown> | undefined;
    const statuses = await flood(1000, async (i) => {
      if (i === 500) inTheMidst = await attempt(PASSPHRASE, name, station);
      return attempt(`${WRONG} ${i}`);
    });
    expect(inTheMidst?.status).toBe(200);
    const { 401: looked = 0, 429: turnedAway = 0 } = statuses;
    // Five before each of the two times the lane was open: at the beginning, and after the nurse got in.
    expect(looked).toBeLessThanOrEqual(10);
    expect(looked + turnedAway).toBe(1000);
  },
  MANY_REQUESTS_MS,
);

test(
  '[A-67] one passphrase over a thousand names is looked at fifty times; a nurse at her own station signs in',
  async () => {
    const station = await ownStation();
    const statuses = await flood(1000, (i) => attempt(PASSPHRASE, `Nobody ${i}`));
    expect(statuses[401]).toBeLessThanOrEqual(50);
    expect((statuses[401] ?? 0) + (statuses[429] ?? 0)).toBe(1000);
    expect((await attempt(PASSPHRASE)).status).toBe(429);
    expect((await attempt(PASSPHRASE, name, station)).status).toBe(200);
  },
  MANY_REQUESTS_MS,
);

test('[A-67] while a name is guessed at, passphrase and code together get in from anywhere, and neither alone is told', async () => {
  const code = await secondFactor();
  for (let i = 0; i < 5; i += 1) await attempt(WRONG);
  const answers = [
    await attempt(PASSPHRASE),
    await attempt(PASSPHRASE, name, server.nobody, '000000'),
    await attempt(WRONG, name, server.nobody, code()),
    await attempt(WRONG, name, server.nobody, '000000'),
  ];
  for (const { status, body, headers } of answers)
    expect([status, body, headers.get('retry-after')]).toEqual([429, answers[0]?.body, '1']);
  expect((await attempt(PASSPHRASE, name, server.nobody, code())).status).toBe(200);
});

test('[A-67] a code given by somebody who has no second factor opens nothing that is shut', async () => {
  for (let i = 0; i < 5; i += 1) await attempt(WRONG);
  expect((await attempt(PASSPHRASE, name, server.nobody, '123456')).status).toBe(429);
  nowMs += 1000;
  expect((await attempt(PASSPHRASE)).status).toBe(200);
});

test(
  '[A-67] after a hundred failures in a row strangers do not get in by passphrase, however long they wait',
  async () => {
    const station = await ownStation();
    for (let i = 0; i < 100; i += 1) {
      expect((await attempt(WRONG)).status).toBe(401);
      nowMs += 60_000;
    }
    nowMs += 48 * 60 * 60_000;
    const shut = await attempt(PASSPHRASE);
    expect([shut.status, shut.body.detail]).toEqual([429, expect.stringContaining('signed in before')]);
    expect((await attempt(PASSPHRASE, name, station)).status).toBe(200);
    // The nurse got in: what came before is no row of failures any more.
    expect((await attempt(PASSPHRASE)).status).toBe(200);
  },
  MANY_REQUESTS_MS,
);

test('[A-67] a colleague who is signed in lets the nurse in at their station, where strangers wait', async () => {
  const other = await server.as('nurse', `${name} other`);
  const { staffId } = (
    await caller(server.url, { cookie: cookieOf(await attempt(PASSPHRASE)) }).get<SignedInPerson>(
      '/api/v1/me',
    )
  ).body;
  for (let i = 0; i < 6; i += 1) await attempt(WRONG);
  expect((await attempt(PASSPHRASE)).status).toBe(429);
  const switched = await other.post('/api/v1/station/switch', { staffId, passphrase: PASSPHRASE });
  expect(switched.status).toBe(200);
});

test('[A-67] a station that knows somebody waits by itself when the guesses come from there', async () => {
  const station = await ownStation();
  for (let i = 0; i < 5; i += 1) expect((await attempt(WRONG, name, station)).status).toBe(401);
  expect((await attempt(PASSPHRASE, name, station)).status).toBe(429);
  expect((await attempt(PASSPHRASE)).status).toBe(200);
});

test('[A-67] what a station knows is made here alone and for one person: made up, changed or of another it helps nobody', async () => {
  const station = await ownStation(`Nora Keller`);
  const mark = /afterdose_station=([^;]+)/.exec(station.cookie)?.[1] ?? '';
  for (let i = 0; i < 5; i += 1) await attempt(WRONG);
  const forged = [
    mark,
    `${mark.slice(0, -1)}A`,
    `${'A'.repeat(16)}.${'A'.repeat(22)}`,
    '',
    '.',
    mark.repeat(9),
  ];
  for (const value of forged) {
    const from = caller(server.url, { cookie: `afterdose_station=${value}` });
    expect((await attempt(PASSPHRASE, name, from)).status).toBe(429);
  }
});

test('[A-68] a name of nobody gets the same answers as a name with a wrong passphrase, from the first to the last', async () => {
  const answersFor = async (who: string) => {
    const answers: unknown[] = [];
    for (let i = 0; i < 8; i += 1) {
      const { status, body, headers } = await attempt(WRONG, who);
      answers.push([status, body, headers.get('retry-after'), headers.getSetCookie()]);
    }
    return answers;
  };
  const known = await answersFor(name);
  const unknown = await answersFor('Nobody Known');
  expect(unknown).toEqual(known);
  expect(known.map((answer) => (answer as unknown[])[0])).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
});

test('[A-68] whoever is disabled, or was only invited, is nobody to the outside', async () => {
  const events = [{ type: 'StaffAdded', body: { name: `${name} invited`, role: 'nurse' } }] as const;
  const staffId = server.house.newId();
  await recordDeeds(server.house, { kind: 'system' }, [{ kind: 'staff', streamId: staffId, events }]);
  const disabled = [{ type: 'StaffDisabled', body: { reason: 'left' } }] as const;
  const person = await findByName(server.house, name);
  await recordDeeds(server.house, { kind: 'system' }, [
    { kind: 'staff', streamId: person?.actor.staffId ?? '', events: disabled },
  ]);
  const answers = [await attempt(PASSPHRASE), await attempt(PASSPHRASE, `${name} invited`)];
  const nobody = await attempt(PASSPHRASE, 'Nobody Known');
  for (const { status, body } of answers) expect([status, body]).toEqual([nobody.status, nobody.body]);
});

test('refusals are on record, one event a minute with their number, however many there are', async () => {
  const person = await findByName(server.house, name);
  const staffId = person?.actor.staffId ?? '';
  const refusals = async () =>
    (await server.house.log.read(server.house.clinicId, staffId, 0))
      .map(({ event }) => event)
      .filter(({ type }) => type === 'StaffSignInRefused')
      .map(({ body }) => (body as { times: number }).times);
  for (let i = 0; i < 4; i += 1) await attempt(WRONG);
  expect(await refusals()).toEqual([1]);
  nowMs += 60_000;
  await attempt(WRONG);
  // The next answer comes after what the one before put on record.
  await attempt(PASSPHRASE);
  expect(await refusals()).toEqual([1, 4]);
});

test('[A-67] that names of nobody are tried is on record with the clinic', async () => {
  const strangers = async () =>
    (await server.house.log.read(server.house.clinicId, server.house.clinicId, 0)).filter(
      ({ event }) => event.type === 'StrangersRefused',
    ).length;
  const before = await strangers();
  await attempt(WRONG, 'Nobody Known');
  await attempt(PASSPHRASE);
  expect(await strangers()).toBe(before + 1);
});
