import { randomUUID } from 'node:crypto';
import type { ReadingAnswer } from '#shared/wire/api.ts';
import { type Caller, MIN, type TestServer } from '../test-server.ts';
import { CALM, giveDose, openVisit, recordSet, send, type Visit } from '../visit.ts';

export interface Watched extends Visit {
  deviceId: string;
  device: Caller;
}

let chair = 0;

/** A dosed patient whose device has been bound since the minute before now. */
export async function watched(server: TestServer): Promise<Watched> {
  chair += 1;
  const now = () => server.house.clock.now();
  const visit = await openVisit(server.nurse, { name: `P ${chair}`, recordNumber: `D-${chair}` });
  await send(server.nurse, visit.sessionId, { type: 'ArrivePatient', body: { chairId: String(chair) } });
  await send(server.nurse, visit.sessionId, recordSet(now(), CALM));
  await send(server.nurse, visit.sessionId, giveDose(now()));
  const { deviceId, caller: device } = await server.device(`Cuff ${chair}`);
  await bind(server, deviceId, visit.sessionId);
  await server.setClock(now() + MIN);
  return { ...visit, deviceId, device };
}

export function bind(server: TestServer, deviceId: string, sessionId: string | null) {
  return server.nurse.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });
}

/** A calm pair of pressures measured now, as a device posts it. */
export function reading(server: TestServer, changes: object = {}) {
  const takenAt = new Date(server.house.clock.now()).toISOString();
  return { readingId: randomUUID(), takenAt, systolicMmHg: 128, diastolicMmHg: 82, ...changes };
}

export async function postOne(device: Caller, item: unknown): Promise<ReadingAnswer> {
  return (await device.post<ReadingAnswer>('/api/v1/readings', item)).body;
}

export async function postMany(device: Caller, items: unknown[]): Promise<ReadingAnswer[]> {
  return (await device.post<{ results: ReadingAnswer[] }>('/api/v1/readings', items)).body.results;
}
