import type { KyselyPlugin } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemTime } from '#server/elapsed.ts';
import { SIGN_IN_LASTS_MS } from '#server/people/begin-sign-in.ts';
import type { SignedInPerson } from '#shared/wire/people.ts';
import { type Caller, MIN, startTestServer, type TestServer } from '../test-server.ts';
import { connected, listen, openSocket, type StaffSocket } from '../test-socket.ts';

/** A disk that takes no touch until it is mended. */
const disk = { full: false };
const fullDisk: KyselyPlugin = {
  transformQuery: ({ node }) => {
    const touches =
      node.kind === 'UpdateQueryNode' && JSON.stringify(node.updates ?? '').includes('last_active_at');
    if (disk.full && touches) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    return node;
  },
  transformResult: async ({ result }) => result,
};

let aheadMs = 0;
let server: TestServer;
beforeAll(async () => {
  const time = { ...systemTime, wallMs: () => Date.now() + aheadMs };
  server = await startTestServer({ surroundings: { time, plugins: [fullDisk] } });
});
afterAll(() => server.stop());

let names = 0;
let station: Caller;
beforeEach(async () => {
  names += 1;
  aheadMs = 0;
  station = await server.as('nurse', `Person ${names}`);
});
afterEach(() => {
  disk.full = false;
  vi.restoreAllMocks();
});

/** Somebody does something that changes nothing. */
const act = () => station.post('/api/v1/patients/search', { text: 'nobody of this name' });
const look = () => station.get('/api/v1/devices');
const isLocked = async () => (await station.get<SignedInPerson>('/api/v1/me')).body.locked;

describe('a station that nobody touches', () => {
  test('locks at five minutes exactly, not a moment before', async () => {
    const row = await server.premises.db
      .selectFrom('sign_ins')
      .innerJoin('staff', 'staff.staff_id', 'sign_ins.staff_id')
      .select('sign_ins.last_active_at')
      .where('staff.name', '=', `Person ${names}`)
      .executeTakeFirstOrThrow();
    vi.spyOn(Date, 'now').mockImplementation(() => row.last_active_at);
    aheadMs = 5 * MIN - 1;
    expect(await isLocked()).toBe(false);
    aheadMs = 5 * MIN;
    expect(await isLocked()).toBe(true);
  });

  test('is not kept open by a page that asks again by itself', async () => {
    for (let minute = 1; minute < 5; minute += 1) {
      aheadMs = minute * MIN;
      expect((await look()).status).toBe(200);
    }
    aheadMs = 5 * MIN + 1000;
    expect((await look()).status).toBe(423);
  });

  test('is not kept open by a screen that only listens and follows', async () => {
    const socket = await connected(openSocket(server.url, station.cookie));
    aheadMs = 3 * MIN;
    await new Promise((resolve) => socket.emit('follow', { what: 'board' }, resolve));
    socket.emit('presence', { visible: true, showsBoard: true, sound: 'on', room: null });
    const you = listen(socket, 'you');
    aheadMs = 5 * MIN + 1000;
    await you.until((heard) => heard.some((who) => who.kind === 'staff' && who.locked));
    socket.close();
  });
});

describe('a station that somebody touches', () => {
  test('stays open, by an act over HTTP and by a touch at its screen', async () => {
    aheadMs = 4 * MIN;
    expect((await act()).status).toBe(200);
    aheadMs = 8 * MIN;
    const socket = await connected(openSocket(server.url, station.cookie));
    await touch(socket);
    aheadMs = 12 * MIN;
    expect(await isLocked()).toBe(false);
    socket.close();
  });

  test('is signed out after twelve hours all the same, and its screen is cut', async () => {
    const socket = await connected(openSocket(server.url, station.cookie));
    const { expiresAtMs } = (await station.get<SignedInPerson>('/api/v1/me')).body;
    for (let ms = 4 * MIN; ms < SIGN_IN_LASTS_MS; ms += 4 * MIN) {
      aheadMs = ms;
      expect((await act()).status).toBe(200);
    }
    expect((await station.get<SignedInPerson>('/api/v1/me')).body.expiresAtMs).toBe(expiresAtMs);
    const cut = new Promise((resolve) => socket.once('disconnect', resolve));
    aheadMs = SIGN_IN_LASTS_MS;
    await cut;
    expect((await act()).status).toBe(401);
  });
});

describe('[F3] while the disk is full', () => {
  test('acting and looking are answered, and that touches cannot be stored is said once', async () => {
    const said = vi.spyOn(server.premises.logger, 'error');
    disk.full = true;
    for (const ms of [11_000, 22_000, 33_000]) {
      aheadMs = ms;
      expect((await act()).status).toBe(200);
      expect((await look()).status).toBe(200);
    }
    expect(said).toHaveBeenCalledTimes(1);
    disk.full = false;
    aheadMs = 44_000;
    await act();
    disk.full = true;
    aheadMs = 55_000;
    await act();
    expect(said).toHaveBeenCalledTimes(2);
  });

  test('a station that is touched stays open, and locks when it is not', async () => {
    disk.full = true;
    aheadMs = 4 * MIN;
    await act();
    aheadMs = 8 * MIN;
    expect(await isLocked()).toBe(false);
    disk.full = false;
    aheadMs = 9 * MIN + 1000;
    expect(await isLocked()).toBe(true);
  });
});

/** A touch has been taken when a message after it is answered. */
async function touch(socket: StaffSocket): Promise<void> {
  socket.emit('touch');
  await new Promise((resolve) => socket.emit('follow', { what: 'board' }, resolve));
}
