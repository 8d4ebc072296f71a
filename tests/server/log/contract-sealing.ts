import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { erasePatient } from '#server/log/erase-patient.ts';
import { LogCorruptError } from '#server/log/log-error.ts';
import type { Log } from '#server/log/open-log.ts';
import { rebuildProjections } from '#server/log/rebuild-projections.ts';
import { ERASED, ERASED_IDENTITY } from '#server/log/sealed-fields.ts';
import { parseEvent } from '#server/log/stored-row.ts';
import { verifyLog } from '#server/log/verify.ts';
import { ADA, batch, CLINIC, note, noteTexts, PATIENT, sessionOpened, stream } from './build.ts';
import { FIXTURES, MARKER } from './fixtures.ts';
import type { Place } from './place.ts';
import { dropGuards } from './tamper.ts';

/** The session fixtures as one stream; opening comes first. */
const SESSION_EVENTS = FIXTURES.filter(({ kind }) => kind === 'session').map(({ type, body }) =>
  parseEvent('session', { type, body }),
);

async function storedText(log: Log): Promise<string> {
  const events = await log.db.selectFrom('events').selectAll().execute();
  const snapshots = await log.db.selectFrom('snapshots').selectAll().execute();
  return JSON.stringify([events, snapshots]);
}

export function sealingContract(place: () => Place): void {
  test('no private text of any session event is stored in clear, and all of it is read back', async () => {
    const log = await place().open();
    const session = randomUUID();
    await log.append(batch([stream(session, SESSION_EVENTS)]));
    const state = JSON.stringify({ name: MARKER });
    await log.saveSnapshot({
      clinicId: CLINIC,
      streamId: session,
      patientId: PATIENT,
      foldKey: 'f',
      seq: 1,
      state,
    });
    expect(await storedText(log)).not.toContain(MARKER);
    expect((await log.read(CLINIC, session, 0)).map(({ event }) => event)).toEqual(SESSION_EVENTS);
    expect(await log.loadSnapshot(CLINIC, session, 'f')).toMatchObject({ state });
  });

  test('erasing a patient leaves numbers and times, no identity, no text, no row and a chain that holds', async () => {
    const log = await place().open();
    const session = randomUUID();
    await log.append(batch([patientRegistered(PATIENT), stream(session, SESSION_EVENTS)]));
    await log.saveSnapshot({
      clinicId: CLINIC,
      streamId: session,
      patientId: PATIENT,
      foldKey: 'f',
      seq: 1,
      state: '{}',
    });
    await erasePatient(log, CLINIC, PATIENT);

    const events = await log.read(CLINIC, session, 0);
    expect(events).toHaveLength(SESSION_EVENTS.length);
    expect(JSON.stringify(events)).not.toContain(MARKER);
    expect(events[0]?.event).toMatchObject({
      type: 'SessionOpened',
      body: { plannedMg: 56, identity: ERASED_IDENTITY },
    });
    expect(JSON.stringify(events)).toContain('"systolicMmHg":142');
    expect(await log.loadSnapshot(CLINIC, session, 'f')).toBeNull();
    expect(await log.db.selectFrom('patients').selectAll().execute()).toEqual([]);
    await rebuildProjections(log);
    expect(await log.db.selectFrom('patients').selectAll().execute()).toEqual([]);
    expect((await verifyLog(log)).findings).toEqual([]);
  });

  test('erasing a patient takes consents and lines of sessions along, and the records that were merged into theirs', async () => {
    const log = await place().open();
    const [session, alias] = [randomUUID(), randomUUID()];
    const consent = { consentId: randomUUID(), consent: 'treatment', signedOn: '2026-03-01' } as const;
    const recorded = {
      type: 'ConsentRecorded',
      body: { ...consent, validThrough: null, keptAt: MARKER },
    } as const;
    const merged = { type: 'PatientMerged', body: { intoPatientId: PATIENT, reason: MARKER } } as const;
    const other = stream(alias, [{ type: 'PatientRegistered', body: { identity: ADA } }, recorded, merged], {
      kind: 'patient',
      patientId: alias,
    });
    await log.append(batch([patientRegistered(PATIENT), other, stream(session, SESSION_EVENTS)]));
    const digest = {
      clinicId: CLINIC,
      streamId: session,
      patientId: PATIENT,
      foldKey: 'f',
      seq: 1,
      state: '{}',
    };
    await log.saveDigest(digest);
    expect(await log.loadDigests(CLINIC, [session, randomUUID()], 'f')).toEqual([digest]);
    expect(await log.loadDigests(CLINIC, [session], 'other code')).toEqual([]);
    await erasePatient(log, CLINIC, PATIENT);

    expect(await log.loadDigests(CLINIC, [session], 'f')).toEqual([]);
    for (const table of ['patients', 'patient_consents', 'session_digests'] as const)
      expect(await log.db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(JSON.stringify(await log.read(CLINIC, alias, 0))).not.toContain(MARKER);
    await rebuildProjections(log);
    expect(await log.db.selectFrom('patient_consents').selectAll().execute()).toEqual([]);
  });

  test('no private text of any event of a course is stored in clear, and an erased course still says its days and doses', async () => {
    const log = await place().open();
    const course = randomUUID();
    const events = FIXTURES.filter(({ kind }) => kind === 'course').map(({ type, body }) =>
      parseEvent('course', { type, body }),
    );
    await log.append(batch([stream(course, events, { kind: 'course', patientId: PATIENT })]));
    expect(await storedText(log)).not.toContain(MARKER);
    expect((await log.read(CLINIC, course, 0)).map(({ event }) => event)).toEqual(events);
    await erasePatient(log, CLINIC, PATIENT);
    const erased = await log.read(CLINIC, course, 0);
    expect(JSON.stringify(erased)).not.toContain(MARKER);
    expect(erased[0]?.event).toMatchObject({
      body: { plan: { startDay: '2026-11-24', phases: [{ name: ERASED, plannedMg: 56 }] } },
    });
  });

  test('what is written about an erased patient is erased as it is written', async () => {
    const log = await place().open();
    const session = randomUUID();
    await erasePatient(log, CLINIC, PATIENT);
    await log.append(batch([stream(session, [note('late note')])]));
    await log.saveSnapshot({
      clinicId: CLINIC,
      streamId: session,
      patientId: PATIENT,
      foldKey: 'f',
      seq: 1,
      state: '{}',
    });
    expect(noteTexts(await log.read(CLINIC, session, 0))).toEqual([ERASED]);
    expect(await log.loadSnapshot(CLINIC, session, 'f')).toBeNull();
  });

  test('erasing one patient leaves another readable', async () => {
    const log = await place().open();
    const [theirs, other] = [randomUUID(), randomUUID()];
    await log.append(
      batch([stream(theirs, [note('gone')]), stream(other, [note('kept')], { patientId: randomUUID() })]),
    );
    await erasePatient(log, CLINIC, PATIENT);
    expect(noteTexts(await log.read(CLINIC, other, 0))).toEqual(['kept']);
  });

  test('texts that belong to no known patient are sealed under the clinic', async () => {
    const log = await place().open();
    const device = randomUUID();
    const revoked = { type: 'DeviceRevoked', body: { reason: `${MARKER} dropped it` } } as const;
    await log.append(batch([stream(device, [revoked], { kind: 'device', patientId: null })]));
    expect(await storedText(log)).not.toContain(MARKER);
    expect(await log.read(CLINIC, device, 0)).toMatchObject([{ event: revoked }]);
  });

  test('a sealed text moved to another event does not open', async () => {
    const log = await place().open();
    const session = randomUUID();
    await log.append(batch([stream(session, [note('one'), note('two')])]));
    await dropGuards(log);
    const [first] = await log.db.selectFrom('events').select('body').orderBy('seq').execute();
    await log.db
      .updateTable('events')
      .set({ body: first?.body ?? '' })
      .where('seq', '=', 2)
      .execute();
    await expect(log.read(CLINIC, session, 0)).rejects.toThrow(LogCorruptError);
  });

  test('a row that cannot be read is told by clinic, stream and position', async () => {
    const log = await place().open();
    const session = randomUUID();
    await log.append(batch([stream(session, [sessionOpened()])]));
    await dropGuards(log);
    for (const body of ['{', '{}', '[]', 'null']) {
      await log.db.updateTable('events').set({ body }).where('stream_id', '=', session).execute();
      const reading = log.read(CLINIC, session, 0);
      await expect(reading, body).rejects.toThrow(
        `event 1 of stream ${session} of clinic ${CLINIC} cannot be read`,
      );
    }
  });

  test('the key file is for its owner only, is made once, and is never replaced when lost', async () => {
    const log = await place().open();
    await log.append(batch([patientRegistered(PATIENT)]));
    await log.close();
    const keyFile = join(place().dataFolder, 'afterdose.key');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const key = readFileSync(keyFile, 'utf8');
    await (await place().open()).close();
    expect(readFileSync(keyFile, 'utf8')).toBe(key);
    rmSync(keyFile);
    await expect(place().open()).rejects.toThrow('restore it from your backup');
    expect(readdirSync(place().dataFolder)).not.toContain('afterdose.key');
  });
}

function patientRegistered(patientId: string) {
  const registered = { type: 'PatientRegistered', body: { identity: ADA } } as const;
  return stream(patientId, [registered], { kind: 'patient', patientId });
}
