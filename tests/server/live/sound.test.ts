import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foundClinic } from '#server/clinic/clinic.ts';
import { systemTime } from '#server/elapsed.ts';
import { LOST_AFTER_MS } from '#server/live/lost-stations.ts';
import { ROOM_SILENT_MS } from '#server/live/silent-rooms.ts';
import { UNWATCHED_MS } from '#server/live/unwatched.ts';
import { addStaff } from '#server/people/staff.ts';
import type { AnyEvent, Recorded } from '#shared/events.ts';
import { WIRE_VERSION } from '#shared/wire/messages.ts';
import { AUDIO_PAUSE_MS, type Presence, type StationInfo } from '#shared/wire/stations.ts';
import { pairedWall } from '../displays/wall.ts';
import {
  type Caller,
  MIN,
  PASSPHRASE,
  signIn,
  startTestServer,
  type TestServer,
  temporaryFolder,
} from '../test-server.ts';
import { connected, listen, openSocket, type StaffSocket } from '../test-socket.ts';
import { CALM, giveDose, openVisit, recordSet, send } from '../visit.ts';

/** The process clock stands still unless a test moves it. */
let processMs = Date.now();
const surroundings = { time: { ...systemTime, wallMs: () => processMs } };

let folder = temporaryFolder();
let server: TestServer;
const sockets: StaffSocket[] = [];
beforeEach(async () => {
  folder = temporaryFolder();
  server = await startTestServer({ dataFolder: folder.path, surroundings });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await server.stop();
  folder.remove();
});

interface Screen {
  socket: StaffSocket;
  stationId: string;
  /** What it hears of the others, and of its own sound. */
  stations: ReturnType<typeof listen<'stations'>>;
  own: ReturnType<typeof listen<'yourSound'>>;
}

/** A screen in front with the board that sounds, unless said otherwise. */
async function screen({ cookie }: Caller, says: Partial<Presence> = {}): Promise<Screen> {
  const stationId = randomUUID();
  const socket = openSocket(server.url, cookie, { auth: { wireVersion: WIRE_VERSION, stationId } });
  sockets.push(socket);
  const opened = {
    socket,
    stationId,
    stations: listen(socket, 'stations'),
    own: listen(socket, 'yourSound'),
  };
  await connected(socket);
  await say(opened, says);
  return opened;
}
/** Says how the screen stands; resolves when the server has heard it. */
async function say({ socket }: Pick<Screen, 'socket'>, says: Partial<Presence> = {}): Promise<void> {
  socket.emit('presence', { visible: true, showsBoard: true, sound: 'on', room: null, ...says });
  // Messages of one screen are taken one after another; this one is answered.
  await new Promise((resolve) => socket.emit('follow', { what: 'board' }, resolve));
}
const lastOf = <T>({ heard }: { heard: T[] }) => heard.at(-1);

async function dosed(): Promise<string> {
  const now = server.house.clock.now();
  const { sessionId } = await openVisit(server.nurse);
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(server.nurse, sessionId, recordSet(now, CALM));
  await send(server.nurse, sessionId, giveDose(now));
  return sessionId;
}
const look = () => server.rooms.vigil.look();
async function later(ms: number): Promise<void> {
  await look();
  processMs += ms;
  await look();
}
async function onRecord(of: RegExp): Promise<Recorded<AnyEvent>[]> {
  await server.rooms.pauses.settled();
  const { house } = server;
  const events = await house.log.read(house.clinicId, house.clinicId, 0);
  return events.filter(({ event }) => of.test(event.type));
}
const bodies = async (of: RegExp) => (await onRecord(of)).map(({ event }) => event);
const command = () => ({ commandId: randomUUID() });
const pause = (who: Caller, { stationId }: Screen, body = command()) =>
  who.post<{ pausedForMs: number }>(`/api/v1/stations/${stationId}/pause`, body);
const end = (who: Caller, { stationId }: Screen) =>
  who.post(`/api/v1/stations/${stationId}/pause/end`, command());
const raise = (sessionId: string, severity: 'critical' | 'warning', by = server.nurse) =>
  send(by, sessionId, {
    type: 'RaiseAlert',
    body: { alertId: randomUUID(), severity, text: 'pale' },
  });

describe('[AUDIO-PAUSE] an audio pause', () => {
  test('lasts two minutes, is told to the station at once and is on record with who paused it', async () => {
    const nora = await screen(server.nurse);
    const { body } = await pause(server.nurse, nora);
    expect(body).toEqual({ pausedForMs: AUDIO_PAUSE_MS });
    await nora.own.until((all) => all.at(-1)?.pausedForMs === AUDIO_PAUSE_MS);
    const { stationId } = nora;
    const [recorded] = await onRecord(/^Audio/);
    expect(recorded).toMatchObject({
      actor: { kind: 'staff', name: 'Nora Keller' },
      event: { type: 'AudioPaused', body: { stationId, untilMs: processMs + 120_000 } },
    });
  });

  test('is seen by the other stations: who, when, and until when', async () => {
    const nora = await screen(server.nurse);
    await pause(server.nurse, nora);
    const { body } = await server.prescriber.get<{ stations: StationInfo[] }>('/api/v1/stations');
    expect(body.stations).toMatchObject([
      { audible: true, paused: { by: 'Nora Keller', sinceMs: processMs, untilMs: processMs + 120_000 } },
    ]);
  });

  test('ends by itself at two minutes exactly', async () => {
    const nora = await screen(server.nurse);
    await pause(server.nurse, nora);
    await later(AUDIO_PAUSE_MS - 1);
    expect(lastOf(nora.own)?.pausedForMs).toBe(AUDIO_PAUSE_MS);
    await later(1);
    await nora.own.until((all) => all.at(-1)?.pausedForMs === null);
    expect((await bodies(/^AudioPauseEnded/)).at(-1)).toMatchObject({ body: { because: 'time' } });
  });

  test('is ended by a new warning or critical, wherever it is announced', async () => {
    const sessionId = await dosed();
    for (const severity of ['warning', 'critical'] as const) {
      const nora = await screen(server.nurse);
      await pause(server.nurse, nora);
      await nora.own.until((all) => all.at(-1)?.pausedForMs === AUDIO_PAUSE_MS);
      await raise(sessionId, severity);
      await nora.own.until((all) => all.at(-1)?.pausedForMs === null);
      expect((await bodies(/^AudioPauseEnded/)).at(-1)).toMatchObject({ body: { because: 'newAlert' } });
    }
  });

  test('is not ended by a notice or an acknowledgement', async () => {
    const sessionId = await dosed();
    const alertId = randomUUID();
    const body = { alertId, severity: 'warning', text: 'pale' } as const;
    await send(server.nurse, sessionId, { type: 'RaiseAlert', body });
    const nora = await screen(server.nurse);
    await pause(server.nurse, nora);
    await send(server.nurse, sessionId, {
      type: 'AcknowledgeAlert',
      body: { episodeId: `HAND:${alertId}` },
    });
    // The first check after the dose becomes overdue: a notice.
    await server.setClock(server.house.clock.now() + 26 * MIN);
    const steps = (await server.house.log.read(server.house.clinicId, sessionId, 0)).flatMap(({ event }) =>
      event.type === 'Announced' ? [`${event.body.step} ${event.body.severity}`] : [],
    );
    expect(steps).toContain('raised notice');
    expect(server.rooms.pauses.of(nora.stationId)).not.toBeNull();
  });

  test('is ended by somebody at the station, with their name; at a locked one by nobody in particular', async () => {
    const nora = await screen(server.nurse);
    await pause(server.nurse, nora);
    expect((await end(server.nurse, nora)).status).toBe(204);
    await nora.own.until((all) => all.length > 2 && all.at(-1)?.pausedForMs === null);
    await pause(server.nurse, nora);
    await server.nurse.post('/api/v1/station/lock', {});
    expect((await pause(server.nurse, nora)).status).toBe(423);
    expect((await end(server.nurse, nora)).status).toBe(204);
    const ends = await onRecord(/^AudioPauseEnded/);
    expect(ends.map(({ actor }) => actor)).toMatchObject([
      { kind: 'staff', name: 'Nora Keller' },
      { kind: 'system' },
    ]);
    expect(ends.map(({ event }) => event)).toMatchObject([
      { body: { because: 'person' } },
      { body: { because: 'person' } },
    ]);
  });

  test('is no longer for being asked for twice, and the same command again is one pause', async () => {
    const nora = await screen(server.nurse);
    const asked = command();
    await pause(server.nurse, nora, asked);
    processMs += MIN;
    expect((await pause(server.nurse, nora, asked)).body).toEqual({ pausedForMs: MIN });
    expect((await pause(server.nurse, nora)).body).toEqual({ pausedForMs: MIN });
    expect(await bodies(/^AudioPaused$/)).toHaveLength(1);
    await end(server.nurse, nora);
    expect((await pause(server.nurse, nora, asked)).body).toEqual({ pausedForMs: 0 });
  });

  test('is of the own station only: of another person, another clinic or a closed screen there is none', async () => {
    const nora = await screen(server.nurse);
    const unknown = await pause(server.prescriber, { ...nora, stationId: randomUUID() });
    expect([unknown.status, await pause(server.prescriber, nora)]).toEqual([404, unknown]);
    const founded = await foundClinic(server.premises, { name: 'Harbour', timeZone: 'UTC', chairs: 1 });
    const there = await server.clinics.rooms(founded.clinicId);
    await addStaff(there.house, 'Hanna Wolf', 'nurse', PASSPHRASE);
    const hanna = await signIn(server.url, 'Hanna Wolf', 'Harbour');
    for (const asked of [pause(hanna, nora), end(hanna, nora)])
      expect({ ...(await asked), headers: null }).toEqual({ ...unknown, headers: null });
    expect(await bodies(/^Audio/)).toEqual([]);
  });

  test('is not ended by what is announced in another clinic', async () => {
    const nora = await screen(server.nurse);
    await pause(server.nurse, nora);
    const founded = await foundClinic(server.premises, { name: 'Harbour', timeZone: 'UTC', chairs: 1 });
    const there = await server.clinics.rooms(founded.clinicId);
    await addStaff(there.house, 'Hanna Wolf', 'nurse', PASSPHRASE);
    const hanna = await signIn(server.url, 'Hanna Wolf', 'Harbour');
    const { sessionId } = await openVisit(hanna);
    expect((await raise(sessionId, 'critical', hanna)).status).toBe(200);
    expect(server.rooms.pauses.of(nora.stationId)).not.toBeNull();
  });

  test('goes on over a restart for what is left of it; one that ran out meanwhile is ended on record', async () => {
    const [nora, ida] = [await screen(server.nurse), await screen(server.prescriber)];
    await pause(server.nurse, nora);
    processMs += MIN;
    await pause(server.prescriber, ida);
    await server.stop();
    processMs += MIN;
    server = await startTestServer({ dataFolder: folder.path, surroundings });
    await look();
    expect([nora, ida].map(({ stationId }) => server.rooms.pauses.of(stationId)?.untilMs)).toEqual([
      undefined,
      processMs + MIN,
    ]);
    expect(await bodies(/^AudioPauseEnded/)).toEqual([
      { type: 'AudioPauseEnded', body: { stationId: nora.stationId, because: 'time' } },
    ]);
  });

  test('does not outlast a process clock that is set back', async () => {
    const nora = await screen(server.nurse);
    await pause(server.nurse, nora);
    processMs -= 60 * MIN;
    await look();
    expect(server.rooms.pauses.of(nora.stationId)).toBeNull();
  });
});

test('a sound check is on record: who, at which station, how loud, and whether it was heard', async () => {
  const nora = await screen(server.nurse);
  const said = { ...command(), heard: false, volumePercent: 65 };
  const path = `/api/v1/stations/${nora.stationId}/sound-check`;
  expect((await server.nurse.post(path, said)).status).toBe(200);
  const { stationId } = nora;
  expect(await onRecord(/^SoundChecked/)).toMatchObject([
    { actor: { name: 'Nora Keller' }, event: { body: { stationId, heard: false, volumePercent: 65 } } },
  ]);
  expect((await server.nurse.post(path, { ...said, volumePercent: 101 })).status).toBe(400);
  expect((await server.prescriber.post(path, { ...said, ...command() })).status).toBe(404);
});

describe('[AUDIBLE] who could be heard', () => {
  test('nobody for a minute with a dosed patient is told to every screen and on record, once when it began and once when it is over', async () => {
    await dosed();
    const nora = await screen(server.nurse, { sound: 'blocked' });
    const sinceMs = server.house.clock.now();
    await later(UNWATCHED_MS - 1);
    expect(server.rooms.vigil.watching().silentSinceMs).toBeNull();
    await later(1);
    await nora.stations.until((all) => all.at(-1)?.silentSinceMs === sinceMs);
    expect(lastOf(nora.stations)).toMatchObject({ watching: 1, audible: 0, sinceMs: null });
    await say(nora);
    await nora.stations.until((all) => all.at(-1)?.silentSinceMs === null);
    expect(lastOf(nora.stations)).toMatchObject({ audible: 1 });
    await expect
      .poll(() => bodies(/Audible/))
      .toEqual([
        { type: 'NobodyAudible', body: { sinceMs } },
        { type: 'AudibleAgain', body: { sinceMs, because: 'screen' } },
      ]);
  });

  test('a wall display that can sound counts, and is told neither rooms nor names', async () => {
    await dosed();
    const { wall } = await pairedWall(server, await server.as('admin', 'Ada Minder'), 'Corridor');
    const display = await screen(wall, { room: 'Corridor' });
    const nora = await screen(server.nurse, { room: 'Recovery', sound: 'blocked' });
    expect(lastOf(display.stations)).toMatchObject({ open: 2, audible: 1, silentSinceMs: null });
    const sam = await screen(server.prescriber, { room: 'Recovery', sound: 'blocked' });
    sam.socket.io.engine.close();
    await nora.stations.until((all) => all.at(-1)?.open === 2);
    await later(ROOM_SILENT_MS);
    await nora.stations.until((all) => all.at(-1)?.silentRooms[0]?.room === 'Recovery');
    expect(lastOf(nora.stations)?.lost).toMatchObject([{ who: 'Ida Lindqvist', room: 'Recovery' }]);
    const told = JSON.stringify(display.stations.heard);
    expect(told).not.toContain('Recovery');
    expect(told).not.toContain('Lindqvist');
  });

  test('a station that leaves the sound to another of its room stands in the moment that one is blocked, frozen or lost', async () => {
    const sounding = await screen(server.nurse, { room: 'Recovery' });
    const other = await screen(server.prescriber, { room: 'Recovery', sound: 'elsewhere' });
    expect(lastOf(other.own)).toEqual({ standsIn: false, pausedForMs: null });
    await say(sounding, { room: 'Recovery', sound: 'blocked' });
    await other.own.until((all) => all.at(-1)?.standsIn === true);
    await say(sounding, { room: 'Recovery' });
    await other.own.until((all) => all.at(-1)?.standsIn === false);
    sounding.socket.io.engine.close();
    await other.own.until((all) => all.at(-1)?.standsIn === true);
    expect(server.rooms.vigil.watching()).toMatchObject({ open: 1, audible: 1 });
  });

  test('a pause of the sounding station lets no other begin: something new ends it', async () => {
    const sounding = await screen(server.nurse, { room: 'Recovery' });
    const other = await screen(server.prescriber, { room: 'Recovery', sound: 'elsewhere' });
    await pause(server.nurse, sounding);
    await say(sounding, { room: 'Recovery', sound: 'paused' });
    expect(lastOf(other.own)).toEqual({ standsIn: false, pausedForMs: null });
    expect(lastOf(other.stations)?.audible).toBe(1);
  });

  test('the only station of a room that vanishes leaves a silent room: others are told both, with since when', async () => {
    await dosed();
    const alone = await screen(server.nurse, { room: 'Garden' });
    const other = await screen(server.prescriber, { room: 'Recovery' });
    const sinceMs = server.house.clock.now();
    alone.socket.io.engine.close();
    await other.stations.until((all) => all.at(-1)?.open === 1);
    await later(LOST_AFTER_MS);
    await other.stations.until((all) => (all.at(-1)?.lost.length ?? 0) > 0);
    expect(lastOf(other.stations)).toMatchObject({
      silentSinceMs: null,
      silentRooms: [{ room: 'Garden', sinceMs }],
      lost: [{ stationId: alone.stationId, who: 'Nora Keller', room: 'Garden', sinceMs }],
    });
    await screen(server.nurse, { room: 'Garden' });
    await other.stations.until((all) => all.at(-1)?.lost.length === 0);
    expect(lastOf(other.stations)?.silentRooms).toEqual([]);
  });

  test('who signs out is missed by nobody', async () => {
    await dosed();
    const nora = await screen(server.nurse, { room: 'Garden' });
    const other = await screen(server.prescriber);
    await server.nurse.post('/api/v1/sign-out', {});
    await other.stations.until((all) => all.at(-1)?.open === 1);
    expect(nora.socket.connected).toBe(false);
    await later(LOST_AFTER_MS);
    expect(server.rooms.vigil.watching()).toMatchObject({ lost: [], silentRooms: [] });
  });
});
