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

  test('a course is open until it has ended, and names its sessions until they leave', async () => {
    const log = await place().open();
    const [course, session] = [randomUUID(), randomUUID()];
    const of = { kind: 'course', patientId: PATIENT } as const;
    const reason = 'asked for';
    await log.append(batch([stream(course, [courseStarted(course), joined(session), joined(session)], of)]));
    const rows = () => log.db.selectFrom('courses').selectAll().execute();
    const sessions = () => log.db.selectFrom('course_sessions').select('session_id').execute();
    expect(await rows()).toMatchObject([
      { course_id: course, patient_id: PATIENT, status: 'open', started_at: NOW, ended_at: null },
    ]);
    expect(await sessions()).toEqual([{ session_id: session }]);
    const leave: AnyEvent = { type: 'SessionLeft', body: { sessionId: session, reason } };
    const end: AnyEvent = { type: 'CourseEnded', body: { reason } };
    await log.append(batch([stream(course, [leave, end], { ...of, expectedSeq: 3 })]));
    expect(await rows()).toMatchObject([{ status: 'ended', ended_at: NOW }]);
    expect(await sessions()).toEqual([]);
    const again: AnyEvent = { type: 'CourseReopened', body: { reason } };
    await log.append(batch([stream(course, [again], { ...of, expectedSeq: 5 })]));
    expect(await rows()).toMatchObject([{ status: 'open', ended_at: null }]);
  });

  test('a session has the newest plan, in mg, by weight and over how long', async () => {
    const log = await place().open();
    const session = randomUUID();
    const plan = { plannedMg: null, plannedMgPerKg: 0.5, plannedOverMin: 40 };
    const changed: AnyEvent = { type: 'PlanChanged', body: { ...plan, reason: 'weighed' } };
    await log.append(batch([stream(session, [sessionOpened(), changed])]));
    expect(await log.db.selectFrom('sessions').selectAll().execute()).toMatchObject([
      { planned_mg: null, planned_mg_per_kg: 0.5, planned_over_min: 40 },
    ]);
  });

  test('a patient has the newest word on the REMS, their consents with when each was withdrawn, and the record they were merged into', async () => {
    const log = await place().open();
    const patient = { kind: 'patient', patientId: PATIENT } as const;
    const head = randomUUID();
    const registered: AnyEvent = { type: 'PatientRegistered', body: { identity: ADA } };
    const withdrawn: AnyEvent = {
      type: 'ConsentWithdrawn',
      body: { consentId: CONSENT_ID, reason: 'moved' },
    };
    const merged: AnyEvent = { type: 'PatientMerged', body: { intoPatientId: head, reason: 'same person' } };
    await log.append(batch([stream(PATIENT, [registered, consent(), ENROLLED, withdrawn, merged], patient)]));
    const row = () => log.db.selectFrom('patients').selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse((await row()).rems ?? '')).toEqual({ ...ENROLLED.body, statedAtMs: NOW });
    expect((await row()).merged_into).toBe(head);
    expect(await log.db.selectFrom('patient_consents').selectAll().execute()).toMatchObject([
      { consent: 'treatment', signed_on: '2026-03-01', kept_at: 'binder 4', withdrawn_at: NOW },
    ]);
    const apart: AnyEvent = { type: 'PatientUnmerged', body: { fromPatientId: head, reason: 'brothers' } };
    await log.append(batch([stream(PATIENT, [apart], { ...patient, expectedSeq: 5 })]));
    expect((await row()).merged_into).toBeNull();
  });

  test('projections made again from the events are as they were', async () => {
    const log = await place().open();
    const [session, device, reading, course] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
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
        stream(PATIENT, [{ type: 'PatientRegistered', body: { identity: ADA } }, consent(), ENROLLED], {
          kind: 'patient',
        }),
        stream(course, [courseStarted(course), joined(session)], { kind: 'course' }),
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
const CONSENT_ID = randomUUID();
const ENROLLED: AnyEvent = {
  type: 'RemsEnrolmentStated',
  body: { enrolled: true, on: '2026-03-01', note: 'by phone' },
};

function consent(): AnyEvent {
  return {
    type: 'ConsentRecorded',
    body: {
      consentId: CONSENT_ID,
      consent: 'treatment',
      signedOn: '2026-03-01',
      validThrough: null,
      keptAt: 'binder 4',
    },
  };
}

function courseStarted(courseId: string): AnyEvent {
  const phase = { name: 'all', weeksFrom: 1, weeksTo: null, plannedMg: null, plannedMgPerKg: null };
  return {
    type: 'CourseStarted',
    body: {
      courseId,
      patientId: PATIENT,
      protocolId: 'esketamine-intranasal',
      indication: 'trd',
      indicationWords: null,
      treatmentPlan: null,
      plan: {
        phases: [{ ...phase, rhythm: { every: 'week', visits: 1 } }],
        firstPlannedMg: null,
        firstPlannedMgFrom65: null,
        minGapHours: 48,
        reviewAtSessions: [],
        source: '',
        startDay: '2026-03-02',
      },
    },
  };
}

function joined(sessionId: string): AnyEvent {
  return { type: 'SessionJoined', body: { sessionId, plannedAtMs: NOW } };
}
