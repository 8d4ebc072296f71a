import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionCommand } from '#shared/commands.ts';
import { ROLES } from '#shared/vocabulary.ts';
import type { Problem, ReadingAnswer } from '#shared/wire/api.ts';
import { type ClinicAtWork, recorded, twoClinics } from './clinics/second-clinic.ts';
import { COMMAND_BODIES } from './people/command-bodies.ts';
import { startTestServer, TEN, type TestServer } from './test-server.ts';
import { ask, connected, follow, listen, openSocket, type StaffSocket } from './test-socket.ts';
import { restrict } from './trail/people.ts';
import { identity, openSession, readings, recordSet, send } from './visit.ts';

/** In every text of either clinic. */
const [OURS, THEIRS] = ['Aurora', 'Borealis'] as const;

let server: TestServer;
let ours: ClinicAtWork;
let theirs: ClinicAtWork;
beforeAll(async () => {
  server = await startTestServer({ config: { webhookHosts: ['pager.example.org'] } });
  [ours, theirs] = await twoClinics(server, [OURS, THEIRS]);
});
afterAll(() => server.stop());

describe('devices', () => {
  test('[A-20] a device posts into no session of another clinic, by whatever it names, and is bound to none of theirs', async () => {
    const before = await readings(theirs.people.nurse, theirs.ids.session);
    const binding = { commandId: randomUUID(), sessionId: theirs.ids.session };
    const bound = await ours.people.nurse.put<Problem>(`/api/v1/devices/${ours.ids.device}/binding`, binding);
    expect([bound.status, bound.body.detail]).toEqual([404, 'There is no such session.']);
    const takenAt = new Date(TEN).toISOString();
    const post = async (changes: object) =>
      (
        await ours.device.post<ReadingAnswer>('/api/v1/readings', {
          readingId: randomUUID(),
          takenAt,
          heartRateBpm: 75,
          ...changes,
        })
      ).body.status;
    // Its own session is not this patient's: nothing is charted anywhere before a person has looked.
    expect(await post({ patientId: theirs.ids.patient })).toBe('waiting');
    expect(await post({ patientId: `${THEIRS}-1` })).toBe('waiting');
    expect(await post({ sessionId: theirs.ids.session })).toBe('refused');
    expect(await post({ clinicId: theirs.ids.clinic })).toBe('refused');
    // The id of one of their readings is free here.
    expect(await post({ readingId: theirs.ids.postedReading })).toBe('recorded');
    expect(await readings(theirs.people.nurse, theirs.ids.session)).toEqual(before);
  });

  test('[A-4] a reading that names another patient than the one who sits there is not charted', async () => {
    const before = await readings(ours.people.nurse, ours.ids.session);
    const reading = { readingId: randomUUID(), takenAt: new Date(TEN).toISOString(), heartRateBpm: 76 };
    const { body } = await ours.device.post<ReadingAnswer>('/api/v1/readings', {
      ...reading,
      patientId: theirs.ids.patient,
    });
    expect(body.status).toBe('waiting');
    expect(await readings(ours.people.nurse, ours.ids.session)).toEqual(before);
  });
});

describe('over sockets', () => {
  test('[A-9] a session of another clinic is followed by nobody, nor is a command taken for it', async () => {
    const socket = await connected(openSocket(server.url, ours.people.prescriber.cookie));
    const before = await recorded(theirs);
    const outcomes = async (sessionId: string) => [
      await follow(socket, { what: 'session', sessionId, afterSeq: 0 }),
      await follow(socket, { what: 'session', sessionId, afterSeq: 1_000_000 }),
      ...(await Promise.all(
        (Object.keys(COMMAND_BODIES) as SessionCommand['type'][]).map((type) =>
          ask(socket, 'command', {
            commandId: randomUUID(),
            sessionId,
            command: { type, body: COMMAND_BODIES[type] },
            passphrase: server.passphrase,
          }),
        ),
      )),
    ];
    const theirsAnswered = await outcomes(theirs.ids.session);
    expect(theirsAnswered).toEqual(await outcomes(randomUUID()));
    expect(theirsAnswered.every((answer) => !answer.ok)).toBe(true);
    expect(await recorded(theirs)).toEqual(before);
    socket.close();
  });

  test('[A-9] [A-16] whatever happens in another clinic, no screen of ours hears of it', async () => {
    const sockets: StaffSocket[] = [];
    const heard: string[] = [];
    for (const role of ROLES) {
      const socket = await connected(openSocket(server.url, ours.people[role].cookie));
      sockets.push(socket);
      socket.onAny((event: string, message: unknown) => heard.push(JSON.stringify([event, message])));
      await follow(socket, { what: 'board' });
      const room = { what: 'session', sessionId: ours.ids.session, afterSeq: 0 };
      await ask(socket, 'follow', { ...room, room: `session:${theirs.ids.clinic}:${theirs.ids.session}` });
      if (role !== 'admin') await ask(socket, 'follow', room);
    }
    await expect
      .poll(() => heard.findLast((message) => message.startsWith('["stations"')), { timeout: 20_000 })
      .toContain(`"open":${ROLES.length}`);
    const settled = heard.length;
    const { nurse, prescriber, admin } = theirs.people;
    const their = await connected(openSocket(server.url, nurse.cookie));
    await follow(their, { what: 'board' });
    await send(nurse, theirs.ids.session, recordSet(TEN, { systolicMmHg: 199, diastolicMmHg: 121 }));
    const alert = { alertId: randomUUID(), severity: 'critical', text: THEIRS } as const;
    await send(nurse, theirs.ids.session, { type: 'RaiseAlert', body: alert });
    await restrict(admin, theirs.ids.patient, [theirs.ids.staff]);
    await restrict(admin, theirs.ids.patient, []);
    await admin.put('/api/v1/clinic/chairs', { commandId: randomUUID(), chairIds: ['1', THEIRS] });
    await theirs.device.post('/api/v1/readings', {
      readingId: randomUUID(),
      takenAt: new Date(TEN).toISOString(),
      heartRateBpm: 70,
      patientId: THEIRS,
    });
    await openSession(prescriber, theirs.ids.patient);
    their.close();
    // Ours comes after theirs on every line: once it is here, theirs would have been.
    const mark = `${OURS} after`;
    const note = { alertId: randomUUID(), severity: 'warning', text: mark } as const;
    await send(ours.people.nurse, ours.ids.session, { type: 'RaiseAlert', body: note });
    await expect
      .poll(() => heard.filter((message) => message.includes(mark)).length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(ROLES.length);
    const signs = [THEIRS, ...Object.values(theirs.ids)];
    expect(heard.filter((message) => signs.some((sign) => message.includes(sign)))).toEqual([]);
    // A screen of theirs that came and went changed no count of ours.
    expect(heard.slice(settled).filter((message) => message.startsWith('["stations"'))).toEqual([]);
    for (const socket of sockets) socket.close();
  });
});

test('whoever opens a session under the id of one in another clinic is heard by nobody there', async () => {
  const { patient: patientId, session: sessionId } = theirs.ids;
  const their = await connected(openSocket(server.url, theirs.people.nurse.cookie));
  const heard: unknown[] = [];
  their.onAny((_, message) => heard.push(message));
  const board = listen(their, 'summaries');
  await follow(their, { what: 'board' });
  await follow(their, { what: 'session', sessionId, afterSeq: 0 });
  const { nurse } = ours.people;
  const registration = {
    patientId,
    commandId: randomUUID(),
    identity: identity({ name: `${OURS} Twin` }),
    differentPersonConfirmed: true,
  };
  await nurse.post('/api/v1/patients', registration);
  expect((await openSession(nurse, patientId, { sessionId })).status).toBe(200);
  await send(nurse, sessionId, recordSet(TEN, { heartRateBpm: 31 }));
  await send(theirs.people.nurse, sessionId, recordSet(TEN, { heartRateBpm: 81 }));
  await board.until((messages) => messages.length > 0);
  expect(JSON.stringify(heard)).not.toContain('"heartRateBpm":31');
  expect(JSON.stringify(heard)).not.toContain(OURS);
  const vitals = (await readings(theirs.people.nurse, sessionId)).map(({ heartRateBpm }) => heartRateBpm);
  expect(vitals).toContain(81);
  expect(vitals).not.toContain(31);
  their.close();
});
