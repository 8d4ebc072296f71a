import type { Db } from './database.ts';
import type { AppendedStream } from './event-log.ts';
import { projectClinic } from './project-clinic.ts';
import { projectCourse } from './project-course.ts';
import { projectDevice } from './project-device.ts';
import { projectPatient } from './project-patient.ts';
import { projectProtocol } from './project-protocol.ts';
import { projectReadingsSeen } from './project-readings-seen.ts';
import { projectSession } from './project-session.ts';
import { projectStaff } from './project-staff.ts';

/** Brings the projections up to date with what was appended, in the transaction that appends it. */
export async function project(tx: Db, appended: readonly AppendedStream[]): Promise<void> {
  for (const { clinicId, streamId, kind, events } of appended) {
    for (const recorded of events) {
      const { recordedAtMs, seq, eventId, actor } = recorded;
      const at = { tx, clinicId, streamId, recordedAtMs, seq, eventId, actor };
      await PROJECT[kind](at, recorded.event);
    }
  }
  await projectReadingsSeen(tx, appended);
}

const PROJECT = {
  session: projectSession,
  patient: projectPatient,
  course: projectCourse,
  protocol: projectProtocol,
  device: projectDevice,
  staff: projectStaff,
  clinic: projectClinic,
} as const;
