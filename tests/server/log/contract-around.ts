import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { writeDailyCheckpoint } from '#server/log/checkpoint.ts';
import { erasePatient } from '#server/log/erase-patient.ts';
import type { Log } from '#server/log/open-log.ts';
import { verifyHouse } from '#server/log/verify-house.ts';
import { ADA, append, batch, CLINIC, NOW, NURSE, note, PATIENT, stream } from './build.ts';
import type { Place } from './place.ts';
import { dropGuards, tamper } from './tamper.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PERSON = randomUUID();
const DISPLAY = randomUUID();
const ALIAS = randomUUID();

/** A clinic with a disabled admin, a restricted record, one merged into it and a revoked display, under the checkpoint of its day. */
async function house(place: () => Place): Promise<Log> {
  const log = await place().open();
  const founded = { name: 'Clinic', timeZone: 'UTC', chairIds: ['1'] };
  await log.append(
    batch([
      stream(
        PERSON,
        [
          { type: 'StaffAdded', body: { name: 'Rosa Lind', role: 'nurse' } },
          { type: 'RoleChanged', body: { role: 'admin', reason: 'asked' } },
          { type: 'StaffDisabled', body: { reason: 'left' } },
        ],
        { kind: 'staff' },
      ),
      stream(
        PATIENT,
        [
          { type: 'PatientRegistered', body: { identity: ADA } },
          { type: 'RecordRestricted', body: { staffIds: [NURSE.staffId], reason: 'asked' } },
        ],
        { kind: 'patient' },
      ),
      stream(
        ALIAS,
        [
          { type: 'PatientRegistered', body: { identity: { ...ADA, recordNumber: 'MRN-78' } } },
          { type: 'PatientMerged', body: { intoPatientId: PATIENT, reason: 'the same person' } },
        ],
        { kind: 'patient', patientId: ALIAS },
      ),
      stream(
        CLINIC,
        [
          { type: 'ClinicFounded', body: founded },
          { type: 'DisplayAdded', body: { displayId: DISPLAY, name: 'Wall' } },
          { type: 'DisplayRevoked', body: { displayId: DISPLAY, reason: 'moved' } },
        ],
        { kind: 'clinic' },
      ),
    ]),
  );
  await writeDailyCheckpoint(log, NOW);
  return log;
}

const findingsOf = async (log: Log, nowMs: number | null = NOW) =>
  (await verifyHouse(log, null, nowMs)).findings;

/** Which table somebody with the database's password changes, and whose row of rights then differs. */
const GRANTS: [what: string, statement: string, whose: string][] = [
  ['a disabled person enabled', 'update staff set disabled_at = null', PERSON],
  [
    'a role given',
    `insert into staff (clinic_id, staff_id, name, name_key, role, added_at) values ('${CLINIC}', 'x', 'Eve', 'eve', 'admin', 0)`,
    'x',
  ],
  ['a restriction lifted', 'update patients set restricted_to = null', PATIENT],
  [
    'a restriction widened',
    `update patients set restricted_to = '["x"]' where restricted_to is not null`,
    PATIENT,
  ],
  ['a restricted record taken apart', 'update patients set merged_into = null', ALIAS],
  ['a revoked display taken back', 'update displays set revoked_at = null', DISPLAY],
];

export function aroundContract(place: () => Place): void {
  test('[A-90] rights, guards and checkpoints that are as the log says have no finding, in one clinic or all', async () => {
    const log = await house(place);
    expect(await findingsOf(log)).toEqual([]);
    expect((await verifyHouse(log, CLINIC, NOW)).findings).toEqual([]);
    await erasePatient(log, CLINIC, PATIENT);
    expect(await findingsOf(log)).toEqual([]);
  });

  test.each(GRANTS)('[A-90] %s behind the log is named, and whose it is', async (_what, statement, whose) => {
    const log = await house(place);
    await sql.raw(statement).execute(log.db);
    expect(await findingsOf(log)).toMatchObject([{ what: 'rights', clinicId: CLINIC, streamId: whose }]);
    expect((await verifyHouse(log, randomUUID(), NOW)).findings).toEqual([]);
  });

  test('[A-90] guards that somebody took away, and one that does nothing any more, are named', async () => {
    const log = await house(place);
    if (!log.engine.sharedByServers) {
      await sql`drop trigger events_keep`.execute(log.db);
      await sql`create trigger events_keep before update on events when 1 = 0 begin select 1; end`.execute(
        log.db,
      );
      expect(await findingsOf(log)).toMatchObject([{ what: 'guards' }]);
    }
    await dropGuards(log);
    const findings = await findingsOf(log);
    expect(findings).toMatchObject([{ what: 'guards' }]);
    for (const name of ['events_keep', 'access_trail_stay', 'checkpoints_keep', 'events_order'])
      expect(findings[0]?.sentence).toContain(name);
  });

  test('[A-90] a log of more than a day without a checkpoint, or with a first one that is later, is a finding', async () => {
    const log = await house(place);
    await tamper(log, 'delete from checkpoints');
    const missing = (nowMs: number | null) =>
      findingsOf(log, nowMs).then((all) => all.filter(({ what }) => what === 'checkpoint'));
    expect(await missing(NOW + DAY_MS)).toEqual([]);
    expect(await missing(null)).toEqual([]);
    expect(await missing(NOW + DAY_MS + 1)).toMatchObject([
      { sentence: 'The first checkpoints are missing: the log is older than the first one.' },
    ]);
    await writeDailyCheckpoint(log, NOW + 2 * DAY_MS);
    expect(await missing(NOW + 2 * DAY_MS)).toHaveLength(1);
  });

  test('[A-90] events more than a day behind the newest checkpoint are a finding, once a server has had its time', async () => {
    const log = await house(place);
    const at = { recordedAtMs: NOW + DAY_MS + HOUR_MS + 1 };
    await log.append(batch([stream(randomUUID(), [], { events: [append(note('late'), at)] })]));
    expect(await findingsOf(log, NOW + DAY_MS + 2 * HOUR_MS)).toEqual([]);
    expect(await findingsOf(log, NOW + DAY_MS + 3 * HOUR_MS)).toMatchObject([
      { what: 'checkpoint', sentence: expect.stringContaining('newest checkpoints are missing') },
    ]);
  });
}
