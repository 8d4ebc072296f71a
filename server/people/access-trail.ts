import type { House } from '../house.ts';
import type { Db } from '../log/database.ts';

export type Viewed = 'session' | 'readings' | 'events' | 'patient' | 'patientSearch';

type AccessTrailTable = {
  access_trail: {
    clinic_id: string;
    at_ms: number;
    staff_id: string;
    viewed: Viewed;
    subject_id: string;
  };
};

/** Beside the log, as nobody's record changes by being read: only ever added to. */
export async function createAccessTrail(db: Db): Promise<void> {
  await db.schema
    .createTable('access_trail')
    .ifNotExists()
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('at_ms', 'bigint', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('viewed', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .execute();
}

/** Notes who looked at whose record, before they are shown it: a view that cannot be noted is not given. */
export async function noteView(
  house: House,
  staffId: string,
  viewed: Viewed,
  subjectId: string,
): Promise<void> {
  await house.db
    .withTables<AccessTrailTable>()
    .insertInto('access_trail')
    .values({
      clinic_id: house.clinicId,
      at_ms: house.stamp(),
      staff_id: staffId,
      viewed,
      subject_id: subjectId,
    })
    .execute();
}
