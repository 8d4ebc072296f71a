import type { Role } from '#shared/vocabulary.ts';
import type { Db } from './database.ts';
import { LogCorruptError } from './log-error.ts';
import type { Log } from './open-log.ts';
import { openRows } from './read.ts';
import type { Finding } from './verify-chain.ts';

/** Every event that gives or takes a right. */
const TYPES = [
  'StaffAdded',
  'RoleChanged',
  'StaffDisabled',
  'StaffEnabled',
  'RecordRestricted',
  'PatientMerged',
  'PatientUnmerged',
  'DisplayAdded',
  'DisplayRevoked',
] as const;

/** What somebody may, as a text that tells two states apart, by whose it is. */
type Rights = Map<string, string>;

/**
 * Holds the tables that rights are read from against the events: who is staff in which role, which records are
 * restricted to whom, which displays are ours. An event that cannot be read is told by its chain.
 */
export async function verifyRights(
  log: Pick<Log, 'engine' | 'keys'>,
  clinicId: string | null,
): Promise<Finding[]> {
  const clinics = clinicId === null ? await clinicIds(log.engine.db) : [clinicId];
  const findings: Finding[] = [];
  for (const id of clinics) {
    const differing = await differences(log, id);
    // What was recorded between two reads differs once.
    const again = differing.size === 0 ? differing : await differences(log, id);
    for (const whose of differing) if (again.has(whose)) findings.push(differs(id, whose));
  }
  return findings;
}

async function differences(
  { engine, keys }: Pick<Log, 'engine' | 'keys'>,
  clinicId: string,
): Promise<Set<string>> {
  const { rights: held, patients } = await rightsHeld(engine.db, clinicId);
  const told = await rightsTold(engine.db, keys.wrapping, clinicId);
  if (told === null) return new Set();
  const all = [...new Set([...told.keys(), ...held.keys()])].sort();
  // The row of an erased patient is gone, and with it whatever it restricted.
  const known = all.filter(
    (whose) => !/^(record|joined) /.test(whose) || patients.has(whose.split(' ')[1] ?? ''),
  );
  return new Set(known.filter((whose) => told.get(whose) !== held.get(whose)));
}

async function clinicIds(db: Db): Promise<string[]> {
  const tables = ['streams', 'staff', 'displays', 'patients'] as const;
  const rows = await Promise.all(
    tables.map((table) => db.selectFrom(table).select('clinic_id').distinct().execute()),
  );
  return [...new Set(rows.flat().map((row) => row.clinic_id))].sort();
}

const STAFF = 'person ';
const RECORD = 'record ';
/** Restrictions of records that are of one person count for each other. */
const JOINED = 'joined ';
const DISPLAY = 'display ';

async function rightsTold(db: Db, wrapping: Buffer, clinicId: string): Promise<Rights | null> {
  const rights: Rights = new Map();
  const roles = new Map<string, Role>();
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('type', 'in', TYPES)
    .orderBy('stream_id')
    .orderBy('seq')
    .execute();
  const kinds = await db
    .selectFrom('streams')
    .select(['stream_id', 'kind'])
    .where('clinic_id', '=', clinicId)
    .where('kind', 'in', ['staff', 'patient', 'clinic'])
    .execute();
  const kindOf = new Map(kinds.map((row) => [row.stream_id, row.kind]));
  const readable = rows.filter((row) => kindOf.has(row.stream_id));
  const opened = await openRows(db, wrapping, clinicId, readable, (id) => kindOf.get(id) ?? 'clinic').catch(
    (error: unknown) => {
      if (error instanceof LogCorruptError) return null;
      throw error;
    },
  );
  if (opened === null) return null;
  for (const [i, { event }] of opened.entries()) {
    const streamId = readable[i]?.stream_id ?? '';
    switch (event.type) {
      case 'StaffAdded':
      case 'RoleChanged':
        roles.set(streamId, event.body.role);
        rights.set(STAFF + streamId, event.body.role);
        break;
      case 'StaffDisabled':
        rights.set(STAFF + streamId, 'disabled');
        break;
      case 'StaffEnabled':
        rights.set(STAFF + streamId, roles.get(streamId) ?? '');
        break;
      case 'RecordRestricted':
        if (event.body.staffIds.length === 0) rights.delete(RECORD + streamId);
        else rights.set(RECORD + streamId, JSON.stringify(event.body.staffIds));
        break;
      case 'PatientMerged':
        rights.set(JOINED + streamId, event.body.intoPatientId);
        break;
      case 'PatientUnmerged':
        rights.delete(JOINED + streamId);
        break;
      case 'DisplayAdded':
        rights.set(DISPLAY + event.body.displayId, 'ours');
        break;
      case 'DisplayRevoked':
        rights.set(DISPLAY + event.body.displayId, 'revoked');
        break;
    }
  }
  return rights;
}

async function rightsHeld(db: Db, clinicId: string): Promise<{ rights: Rights; patients: Set<string> }> {
  const rights: Rights = new Map();
  const staff = await db.selectFrom('staff').selectAll().where('clinic_id', '=', clinicId).execute();
  for (const row of staff) rights.set(STAFF + row.staff_id, row.disabled_at === null ? row.role : 'disabled');
  const displays = await db.selectFrom('displays').selectAll().where('clinic_id', '=', clinicId).execute();
  for (const row of displays)
    rights.set(DISPLAY + row.display_id, row.revoked_at === null ? 'ours' : 'revoked');
  const patients = await db
    .selectFrom('patients')
    .select(['patient_id', 'restricted_to', 'merged_into'])
    .where('clinic_id', '=', clinicId)
    .execute();
  for (const row of patients) {
    if (row.restricted_to !== null) rights.set(RECORD + row.patient_id, row.restricted_to);
    if (row.merged_into !== null) rights.set(JOINED + row.patient_id, row.merged_into);
  }
  return { rights, patients: new Set(patients.map((row) => row.patient_id)) };
}

function differs(clinicId: string, whose: string): Finding {
  const [what = '', streamId = ''] = whose.split(' ');
  const sentence = `Clinic ${clinicId}, ${what} ${streamId}: the table of rights says something else than the log.`;
  return { what: 'rights', clinicId, streamId, seq: 0, sentence };
}
