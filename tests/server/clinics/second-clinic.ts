import { randomUUID } from 'node:crypto';
import { foundClinic } from '#server/clinic/clinic.ts';
import type { Rooms } from '#server/clinics.ts';
import { addDevice } from '#server/devices/credentials.ts';
import { AT_THE_MACHINE } from '#server/house-command.ts';
import { addStaff } from '#server/people/staff.ts';
import { ROLES, type Role } from '#shared/vocabulary.ts';
import type { AddedDisplay } from '#shared/wire/people.ts';
import type { AddedWebhook } from '#shared/wire/webhooks.ts';
import { start } from '../courses/course-desk.ts';
import { fork } from '../protocols/own.ts';
import { type Caller, caller, PASSPHRASE, signIn, TEN, type TestServer } from '../test-server.ts';
import { breakGlass, restrict, staffIdOf } from '../trail/people.ts';
import { CALM, openVisit, recordSet, send } from '../visit.ts';

/** A clinic at work: people, a patient in a session, devices, readings that wait. */
export interface ClinicAtWork {
  name: string;
  rooms: Rooms;
  people: Record<Role, Caller>;
  device: Caller;
  ids: Record<IdOf, string>;
}

/** What a clinic has ids of. */
export type IdOf =
  | 'clinic'
  | 'session'
  | 'patient'
  | 'entry'
  | 'device'
  | 'display'
  | 'webhook'
  | 'staff'
  | 'course'
  | 'waitingReading'
  | 'postedReading'
  | 'protocol'
  | 'station';

/** Founds a second clinic beside that of the test, and sets both to work; every text of one holds its marker. */
export async function twoClinics(
  server: TestServer,
  markers: readonly [ours: string, theirs: string],
): Promise<[ClinicAtWork, ClinicAtWork]> {
  const { premises, clinics } = server;
  const founded = await foundClinic(premises, { name: markers[1], timeZone: 'UTC', chairs: 9 });
  const theirs = await clinics.rooms(founded.clinicId);
  return [
    await atWork(server, server.rooms, 'Test clinic', markers[0]),
    await atWork(server, theirs, markers[1], markers[1]),
  ];
}

/** Everything that a clinic has in the log, by stream. */
export async function recorded({ rooms: { house } }: ClinicAtWork) {
  const kinds = ['session', 'patient', 'course', 'device', 'staff', 'clinic'] as const;
  return Promise.all(kinds.map((kind) => house.log.heads(house.clinicId, kind)));
}

async function atWork(
  { url }: TestServer,
  rooms: Rooms,
  name: string,
  marker: string,
): Promise<ClinicAtWork> {
  const { house } = rooms;
  const person = async (role: Role) => {
    const added = await addStaff(house, `${marker} ${role}`, role, PASSPHRASE);
    if (!added.ok) throw new Error(added.why);
    return signIn(url, `${marker} ${role}`, name);
  };
  const people = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await person(role)])),
  ) as Record<Role, Caller>;
  const { nurse, prescriber } = people;
  const { patientId, sessionId } = await openVisit(nurse, {
    name: `${marker} Berg`,
    recordNumber: `${marker}-1`,
    allergies: [marker],
  });
  const entryId = randomUUID();
  await send(nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
  await send(nurse, sessionId, recordSet(TEN, CALM, entryId));
  const alert = { alertId: randomUUID(), severity: 'warning', text: marker } as const;
  await send(nurse, sessionId, { type: 'RaiseAlert', body: alert });
  const cuff = await addDevice(house, { name: `${marker} cuff`, continuous: false }, AT_THE_MACHINE);
  if (!cuff.ok) throw new Error(cuff.problem.detail);
  const { deviceId, token } = cuff;
  const device = caller(url, { authorization: `Bearer ${token}` });
  const [postedReading, waitingReading] = [randomUUID(), randomUUID()];
  const reading = { takenAt: new Date(TEN).toISOString(), heartRateBpm: 71, patientId: marker };
  await device.post('/api/v1/readings', { ...reading, readingId: waitingReading });
  await nurse.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });
  await device.post('/api/v1/readings', {
    readingId: postedReading,
    takenAt: reading.takenAt,
    heartRateBpm: 72,
  });
  const wall = { commandId: randomUUID(), name: `${marker} wall` };
  const { display } = (await people.admin.post<AddedDisplay>('/api/v1/displays', wall)).body;
  const pager = { url: 'https://pager.example.org/x', levels: ['unwatched'] };
  const { webhook } = (
    await people.admin.post<AddedWebhook>('/api/v1/webhooks', {
      commandId: randomUUID(),
      name: `${marker} pager`,
      ...pager,
    })
  ).body;
  // A second patient whose record is restricted, and whose glass was broken.
  const guarded = await openVisit(nurse, { name: `${marker} Guarded`, recordNumber: `${marker}-2` });
  await restrict(prescriber, guarded.patientId, [await staffIdOf(prescriber)]);
  await breakGlass(nurse, guarded.sessionId, { reason: marker });
  const course = await start(prescriber, patientId, { treatmentPlan: marker });
  const { protocolId } = (await fork(people.admin, { name: `${marker} protocol` })).body;
  return {
    name,
    rooms,
    people,
    device,
    ids: {
      clinic: house.clinicId,
      session: sessionId,
      patient: patientId,
      course: course.body.courseId,
      entry: entryId,
      device: deviceId,
      display: display.displayId,
      webhook: webhook.webhookId,
      staff: await staffIdOf(nurse),
      waitingReading,
      postedReading,
      protocol: protocolId,
      // Of an open screen: who may name it is asked in live/sound.test.ts, where screens come and go.
      station: randomUUID(),
    },
  };
}
