import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentHash } from '#server/log/content-hash.ts';
import type { Log } from '#server/log/open-log.ts';
import { PROJECTION_TABLES } from '#server/log/projection-tables.ts';
import { rebuildProjections } from '#server/log/rebuild-projections.ts';
import type { AnyEvent, StreamKind } from '#shared/events.ts';
import {
  ADA,
  append,
  batch,
  CLINIC,
  deviceReading,
  entry,
  NOW,
  note,
  PATIENT,
  readingContent,
  sessionOpened,
  stream,
} from './build.ts';
import { protocolBegun } from './contract-protocols.ts';
import type { Place } from './place.ts';

const system = (kind: StreamKind) => ({ kind, patientId: null });

function dose(takenAtMs: number) {
  return entry({ kind: 'dose', takenAtMs, deliveredMg: 28, lot: 'L1', remark: null });
}
const entryIdOf = (event: AnyEvent) => (event.type === 'EntryRecorded' ? event.body.entryId : '');

function waiting(readingId: string): AnyEvent {
  const reading = { readingId, content: readingContent(), patientId: null };
  return { type: 'ReadingWaiting', body: { reading, why: 'unbound', lastSessionId: null } };
}

async function firstDoseAt(log: Log): Promise<number | null | undefined> {
  return (await log.db.selectFrom('sessions').select('first_dose_at').executeTakeFirst())?.first_dose_at;
}

/** Every projection, rows in an order of their own. */
async function projections(log: Log): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of PROJECTION_TABLES) {
    const rows = await log.db.selectFrom(table).selectAll().execute();
    tables[table] = rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  }
  return tables;
}

const emptyOnes = (tables: Record<string, string[]>) =>
  Object.entries(tables).flatMap(([table, rows]) => (rows.length === 0 ? [table] : []));

export function projectionContract(place: () => Place): void {
  test('a patient is found by folded name, chosen name and number; a correction replaces them', async () => {
    const log = await place().open();
    const patient = { ...system('patient'), patientId: PATIENT };
    const find = () => log.db.selectFrom('patients').selectAll().where('clinic_id', '=', CLINIC).execute();
    await log.append(
      batch([stream(PATIENT, [{ type: 'PatientRegistered', body: { identity: ADA } }], patient)]),
    );
    expect(await find()).toMatchObject([
      { name: 'Ada Överström', name_key: 'ada overstrom', chosen_name_key: 'addie', record_number: 'MRN-77' },
    ]);
    const identity = { ...ADA, name: 'Ada Lund', chosenName: null };
    const corrected: AnyEvent = { type: 'PatientCorrected', body: { identity, reason: 'married' } };
    await log.append(batch([stream(PATIENT, [corrected], { ...patient, expectedSeq: 1 })]));
    expect(await find()).toMatchObject([{ name_key: 'ada lund', chosen_name_key: null, registered_at: NOW }]);
    expect(JSON.parse((await find())[0]?.identity ?? '')).toEqual(identity);
  });

  test('a session is open on its chair until it ends, and its devices are bound until then', async () => {
    const log = await place().open();
    const [session, deviceId] = [randomUUID(), randomUUID()];
    const bound: AnyEvent = { type: 'DeviceBound', body: { deviceId, name: 'Monitor', continuous: false } };
    await log.append(
      batch([stream(session, [sessionOpened(), { type: 'ChairChanged', body: { chairId: '7' } }, bound])]),
    );
    expect(await log.db.selectFrom('sessions').selectAll().execute()).toMatchObject([
      {
        session_id: session,
        patient_id: PATIENT,
        status: 'open',
        chair_id: '7',
        opened_at: NOW,
        ended_at: null,
      },
    ]);
    expect(await log.db.selectFrom('bindings').selectAll().execute()).toMatchObject([
      { from_ms: NOW, to_ms: null },
    ]);
    const ended = append({ type: 'SessionCancelled', body: { reason: 'ill' } }, { recordedAtMs: NOW + 9 });
    await log.append(batch([stream(session, [], { events: [ended], expectedSeq: 3 })]));
    expect(await log.db.selectFrom('sessions').selectAll().execute()).toMatchObject([
      { status: 'ended', ended_at: NOW + 9 },
    ]);
    expect(await log.db.selectFrom('bindings').selectAll().execute()).toMatchObject([{ to_ms: NOW + 9 }]);
  });

  test('the first dose is the earliest that stands: corrected, withdrawn and moved doses count as they are now', async () => {
    const log = await place().open();
    const session = randomUUID();
    let seq = 0;
    const record = async (event: AnyEvent) => {
      await log.append(batch([stream(session, [event], { expectedSeq: seq })]));
      seq += 1;
      return firstDoseAt(log);
    };
    const [first, second] = [dose(NOW + 10), dose(NOW + 20)];
    expect(await record(sessionOpened())).toBeNull();
    expect(await record(second)).toBe(NOW + 20);
    expect(await record(first)).toBe(NOW + 10);
    const content = { kind: 'dose', takenAtMs: NOW + 5, deliveredMg: 28, lot: 'L1', remark: null } as const;
    const correction = { entryId: entryIdOf(second), content, reason: 'clock' };
    expect(await record({ type: 'EntryCorrected', body: correction })).toBe(NOW + 5);
    expect(await record({ type: 'EntryWithdrawn', body: { entryId: entryIdOf(second), reason: 'x' } })).toBe(
      NOW + 10,
    );
    const away = { entryId: entryIdOf(first), toSessionId: randomUUID(), reason: 'x' };
    expect(await record({ type: 'EntryMovedAway', body: away })).toBeNull();
  });

  test('a device reading is remembered with its content, and once recorded stays where it was recorded', async () => {
    const log = await place().open();
    const [device, session, reading] = [randomUUID(), randomUUID(), randomUUID()];
    await log.append(batch([stream(device, [waiting(reading)], system('device'))]));
    const seen = () => log.db.selectFrom('readings_seen').selectAll().execute();
    const hash = contentHash(readingContent());
    expect(await seen()).toMatchObject([
      { reading_id: reading, status: 'waiting', stream_id: device, content_hash: hash },
    ]);
    const assigned: AnyEvent = {
      type: 'WaitingReadingAssigned',
      body: { readingId: reading, sessionId: session, reason: 'hers' },
    };
    await log.append(
      batch([
        stream(session, [deviceReading(device, reading)]),
        stream(device, [assigned], { ...system('device'), expectedSeq: 1 }),
      ]),
    );
    expect(await seen()).toMatchObject([
      { status: 'recorded', stream_id: session, seq: 1, content_hash: hash },
    ]);
    const waits = await log.db.selectFrom('waiting_readings').selectAll().execute();
    expect(waits).toMatchObject([{ reading_id: reading, status: 'assigned', why: 'unbound' }]);
  });

  test('the content of a reading hashes alike in any order of keys and differently with any other value', () => {
    const { vitals, ...rest } = readingContent();
    const turned = { vitals: { diastolicMmHg: 80, systolicMmHg: 120 }, ...rest };
    expect(contentHash(turned)).toBe(contentHash({ ...rest, vitals }));
    expect(contentHash({ ...rest, vitals: { ...vitals, systolicMmHg: 121 } })).not.toBe(contentHash(turned));
  });

  test('a refused reading is listed with its reason; a revoked device works again with a new token', async () => {
    const log = await place().open();
    const device = randomUUID();
    const events: AnyEvent[] = [
      { type: 'DeviceAdded', body: { name: 'Cuff', continuous: true } },
      { type: 'ReadingRefused', body: { readingId: null, pointer: '/takenAt', why: 'no offset' } },
      { type: 'DeviceRevoked', body: { reason: 'lost' } },
    ];
    await log.append(batch([stream(device, events, system('device'))]));
    expect(await log.db.selectFrom('devices').selectAll().execute()).toMatchObject([
      { continuous: 1, revoked_at: NOW },
    ]);
    expect(await log.db.selectFrom('refused_readings').selectAll().execute()).toMatchObject([
      { seq: 2, pointer: '/takenAt', why: 'no offset', reading_id: null },
    ]);
    const issued = stream(device, [{ type: 'DeviceTokenIssued', body: {} }], {
      ...system('device'),
      expectedSeq: 3,
    });
    await log.append(batch([issued]));
    expect(await log.db.selectFrom('devices').selectAll().execute()).toMatchObject([{ revoked_at: null }]);
  });

  test('a refused batch leaves no projection', async () => {
    const log = await place().open();
    await log.append(batch([stream(randomUUID(), [sessionOpened()], { expectedSeq: 4 })]));
    expect(await log.db.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  test('a person renamed, given another role and disabled is so in the list; enabled again they are back', async () => {
    const log = await place().open();
    const staffId = randomUUID();
    const reason = 'asked for';
    const person = () => log.db.selectFrom('staff').selectAll().execute();
    const events: AnyEvent[] = [
      { type: 'StaffAdded', body: { name: 'Rosa', role: 'nurse' } },
      { type: 'StaffRenamed', body: { name: 'Rosa Ödegård', reason } },
      { type: 'RoleChanged', body: { role: 'prescriber', reason } },
      { type: 'StaffDisabled', body: { reason } },
    ];
    await log.append(batch([stream(staffId, events, system('staff'))]));
    expect(await person()).toMatchObject([
      { name: 'Rosa Ödegård', name_key: 'rosa odegard', role: 'prescriber', added_at: NOW, disabled_at: NOW },
    ]);
    const enabled: AnyEvent = { type: 'StaffEnabled', body: { reason } };
    await log.append(batch([stream(staffId, [enabled], { ...system('staff'), expectedSeq: 4 })]));
    expect(await person()).toMatchObject([{ disabled_at: null }]);
  });

  test('a restricted record names who may open it, until the restriction is lifted', async () => {
    const log = await place().open();
    const patient = { kind: 'patient', patientId: PATIENT } as const;
    const restrict = (staffIds: string[]): AnyEvent => ({
      type: 'RecordRestricted',
      body: { staffIds, reason: 'works here' },
    });
    const registered: AnyEvent = { type: 'PatientRegistered', body: { identity: ADA } };
    await log.append(batch([stream(PATIENT, [registered, restrict([NURSE_ID])], patient)]));
    const rows = () => log.db.selectFrom('patients').select('restricted_to').execute();
    expect(await rows()).toEqual([{ restricted_to: JSON.stringify([NURSE_ID]) }]);
    await log.append(batch([stream(PATIENT, [restrict([])], { ...patient, expectedSeq: 2 })]));
    expect(await rows()).toEqual([{ restricted_to: null }]);
  });

  test('a clinic has the newest name, settings and displays', async () => {
    const log = await place().open();
    const displayId = randomUUID();
    const settings = { lockAfterMin: 9, initialsWhenLocked: false, wallShowsNames: true };
    const events: AnyEvent[] = [
      { type: 'ClinicFounded', body: { name: 'Q', timeZone: 'UTC', chairIds: ['1'] } },
      { type: 'ClinicRenamed', body: { name: 'R', reason: 'moved' } },
      { type: 'ClinicSettingsChanged', body: { settings } },
      { type: 'DisplayAdded', body: { displayId, name: 'Wall' } },
      { type: 'DisplayRevoked', body: { displayId, reason: 'broken' } },
    ];
    await log.append(batch([stream(CLINIC, events, system('clinic'))]));
    expect(await log.db.selectFrom('clinic').selectAll().execute()).toMatchObject([
      { name: 'R', settings: JSON.stringify(settings) },
    ]);
    expect(await log.db.selectFrom('displays').selectAll().execute()).toMatchObject([
      { display_id: displayId, name: 'Wall', revoked_at: NOW },
    ]);
  });

  test('projections made again from the events are as they were', async () => {
    const log = await place().open();
    const [session, device, reading] = [randomUUID(), randomUUID(), randomUUID()];
    const protocol = randomUUID();
    const broken: AnyEvent = {
      type: 'GlassBroken',
      body: { reason: 'found on the floor', untilMs: NOW + 1 },
    };
    const bound: AnyEvent = {
      type: 'DeviceBound',
      body: { deviceId: device, name: 'Cuff', continuous: false },
    };
    await log.append(
      batch([
        stream(
          CLINIC,
          [
            { type: 'ClinicFounded', body: { name: 'Q', timeZone: 'UTC', chairIds: ['1'] } },
            { type: 'DisplayAdded', body: { displayId: randomUUID(), name: 'Wall' } },
          ],
          system('clinic'),
        ),
        stream(NURSE_ID, [{ type: 'StaffAdded', body: { name: 'Rosa', role: 'nurse' } }], system('staff')),
        stream(PATIENT, [{ type: 'PatientRegistered', body: { identity: ADA } }], { kind: 'patient' }),
        stream(protocol, [protocolBegun(protocol)], system('protocol')),
        stream(
          device,
          [{ type: 'DeviceAdded', body: { name: 'Cuff', continuous: false } }, waiting(reading)],
          system('device'),
        ),
        stream(session, [
          sessionOpened(),
          broken,
          bound,
          dose(NOW),
          note('x'),
          deviceReading(device, reading),
        ]),
      ]),
    );
    const before = await projections(log);
    expect(emptyOnes(before)).toEqual(['refused_readings']);
    await log.db.deleteFrom('sessions').execute();
    await log.db.updateTable('patients').set({ name: 'Mallory' }).execute();
    await rebuildProjections(log);
    expect(await projections(log)).toEqual(before);
  });
}

const NURSE_ID = randomUUID();
