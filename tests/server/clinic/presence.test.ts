import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayEndMs } from '#server/sessions/days.ts';
import type { PreDoseLine } from '#shared/clinical/pre-dose/line.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { SignedInPerson } from '#shared/wire/people.ts';
import { everyCaller } from '../people/every-caller.ts';
import { type Caller, MIN, startTestServer, TEN, type TestServer, temporaryFolder } from '../test-server.ts';
import { connected, listen, openSocket } from '../test-socket.ts';
import { giveDose, openVisit, send, view } from '../visit.ts';

const folder = temporaryFolder();
let server: TestServer;
let prescriberId: string;
beforeAll(async () => {
  server = await startTestServer({ dataFolder: folder.path });
  prescriberId = (await server.prescriber.get<SignedInPerson>('/api/v1/me')).body.staffId;
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const mark = (by: Caller, onSite: boolean, staffId = prescriberId, commandId: string = randomUUID()) =>
  by.post<ClinicInfo>('/api/v1/clinic/presence', { commandId, staffId, onSite });
const MIDNIGHT = Date.UTC(2026, 2, 3);

async function presenceLine(sessionId: string): Promise<PreDoseLine | undefined> {
  return (await view(server.nurse, sessionId)).judgement.preDose.lines.find(
    ({ kind }) => kind === 'presence',
  );
}

describe('[PRESENCE] a prescriber on site', () => {
  test('is marked by themselves or by a nurse, with their name, and told to every open screen', async () => {
    const socket = await connected(openSocket(server.url, server.nurse.cookie));
    const told = listen(socket, 'clinic');
    const { body } = await mark(server.prescriber, true);
    const here = { staffId: prescriberId, name: 'Ida Lindqvist', onSite: true, atMs: TEN, untilMs: MIDNIGHT };
    expect(body.presence).toEqual([here]);
    expect((await told.until((all) => all.length > 0)).at(-1)).toEqual(body);
    expect((await server.nurse.get<ClinicInfo>('/api/v1/clinic')).body.presence).toEqual([here]);
    expect((await mark(server.nurse, false)).body.presence).toEqual([here, { ...here, onSite: false }]);
    const log = await server.house.log.read(server.house.clinicId, server.house.clinicId, 0);
    expect(log.at(-1)).toMatchObject({
      actor: { kind: 'staff', name: 'Nora Keller' },
      event: { type: 'PrescriberPresenceMarked', body: { staffId: prescriberId, onSite: false } },
    });
    socket.close();
  });

  test('is none of this clinic’s prescribers for a nurse, a stranger or somebody disabled', async () => {
    const nurseId = (await server.nurse.get<SignedInPerson>('/api/v1/me')).body.staffId;
    for (const staffId of [nurseId, randomUUID()]) {
      const answer = await mark(server.nurse, true, staffId);
      expect([answer.status, answer.body]).toEqual([404, expect.objectContaining({ pointer: '/staffId' })]);
    }
    const admin = await server.as('admin', 'Ada Admin');
    const gone = await server.as('prescriber', 'Gerd Gone');
    const { staffId } = (await gone.get<SignedInPerson>('/api/v1/me')).body;
    await admin.post(`/api/v1/staff/${staffId}/disable`, { commandId: randomUUID(), reason: 'left' });
    expect((await mark(server.nurse, true, staffId)).status).toBe(404);
    expect((await mark(admin, true)).status).toBe(403);
  });

  test('asked again under one id is marked once; another wish under it is not', async () => {
    const commandId = randomUUID();
    const before = (await mark(server.nurse, true, prescriberId, commandId)).body.presence.length;
    expect((await mark(server.nurse, true, prescriberId, commandId)).body.presence).toHaveLength(before);
    expect((await mark(server.nurse, false, prescriberId, commandId)).status).toBe(409);
  });

  test('is on no wall: names of staff are not for strangers', async () => {
    const callers = await everyCaller(server);
    const wall = callers.get('wall') as Caller;
    expect((await wall.get<ClinicInfo>('/api/v1/clinic')).body.presence).toEqual([]);
  });

  test('stands in the session as of now before the dose and as of T0 after it, also after a restart', async () => {
    await mark(server.nurse, true);
    const { sessionId } = await openVisit(server.nurse, {}, '1');
    await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
    expect(await presenceLine(sessionId)).toMatchObject({ status: 'done', text: 'Ida Lindqvist' });
    await send(server.nurse, sessionId, giveDose(TEN));
    await server.setClock(TEN + 10 * MIN);
    await mark(server.prescriber, false);
    expect(await presenceLine(sessionId)).toMatchObject({ status: 'done', text: 'Ida Lindqvist' });
    const remarks = async () =>
      (await view(server.nurse, sessionId)).judgement.remarks.map(({ message }) => message);
    expect(await remarks()).toContain('No prescriber on site: Ida Lindqvist has left, nobody else is marked');
    await server.stop();
    server = await startTestServer({ dataFolder: folder.path, startAtMs: TEN + 10 * MIN });
    expect(await presenceLine(sessionId)).toMatchObject({ status: 'done' });
  });

  test('is not known next morning until somebody is marked again', async () => {
    await mark(server.nurse, true);
    await server.setClock(MIDNIGHT - 1);
    const { sessionId } = await openVisit(server.nurse, { name: 'Clara Dahl' }, '2', MIDNIGHT);
    expect((await presenceLine(sessionId))?.status).toBe('done');
    await server.setClock(MIDNIGHT);
    expect((await presenceLine(sessionId))?.status).toBe('unknown');
  });
});

test('a day ends with the clinic’s own midnight, also when clocks change', () => {
  // London, 29 March 2026: the clocks go forward at 01:00, so the day has 23 hours and ends at 23:00 UTC.
  const morning = Date.UTC(2026, 2, 29, 8);
  expect(dayEndMs(morning, 'Europe/London')).toBe(Date.UTC(2026, 2, 29, 23));
  expect(dayEndMs(Date.UTC(2026, 9, 25, 0), 'Europe/London')).toBe(Date.UTC(2026, 9, 26));
  expect(dayEndMs(morning, 'UTC')).toBe(Date.UTC(2026, 2, 30));
});
