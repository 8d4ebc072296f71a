import { clinicEventSchema } from '#shared/clinic-events.ts';
import { courseEventSchema } from '#shared/course-events.ts';
import { deviceEventSchema } from '#shared/device-events.ts';
import {
  type AnyEvent,
  actorSchema,
  type Recorded,
  SCHEMA_VERSION,
  type StreamKind,
  sessionEventSchema,
} from '#shared/events.ts';
import { patientEventSchema } from '#shared/patient-events.ts';
import { protocolEventSchema } from '#shared/protocol-events.ts';
import { staffEventSchema } from '#shared/staff-events.ts';
import { upcast } from '#shared/upcasters.ts';
import type { StoredEventRow } from './database.ts';
import { LogCorruptError } from './log-error.ts';
import type { OpenKeys } from './patient-keys.ts';
import { openBody, parseBody, type ShutBody } from './sealed-body.ts';

const SCHEMAS = {
  session: sessionEventSchema,
  patient: patientEventSchema,
  course: courseEventSchema,
  protocol: protocolEventSchema,
  device: deviceEventSchema,
  staff: staffEventSchema,
  clinic: clinicEventSchema,
} as const;

/** The event as its stream's schema reads it; throws when it is none. */
export function parseEvent(kind: StreamKind, event: unknown): AnyEvent {
  return SCHEMAS[kind].parse(event);
}

/** Where a sealed body belongs. */
export function sealContext(row: { clinic_id: string; stream_id: string; event_id: string }): string {
  return `${row.clinic_id} ${row.stream_id} ${row.event_id}`;
}

export interface ShutRow {
  row: StoredEventRow;
  shut: ShutBody;
}

export function parseRow(row: StoredEventRow): ShutRow {
  try {
    return { row, shut: parseBody(row.body) };
  } catch (cause) {
    throw new LogCorruptError(row, cause);
  }
}

/** The recorded event in the newest schema, private parts opened with `keys`. Throws LogCorruptError, never skips. */
export function openRow(kind: StreamKind, { row, shut }: ShutRow, keys: OpenKeys): Recorded<AnyEvent> {
  try {
    const stored = { type: row.type, body: openBody(shut, keys, sealContext(row)) };
    const event = parseEvent(kind, upcast(stored, row.schema_v));
    return {
      seq: row.seq,
      eventId: row.event_id,
      commandId: row.command_id,
      schemaV: SCHEMA_VERSION,
      rulesV: row.rules_v,
      takenAtMs: row.taken_at,
      recordedAtMs: row.recorded_at,
      actor: actorSchema.parse(JSON.parse(row.actor)),
      event,
    };
  } catch (cause) {
    throw new LogCorruptError(row, cause);
  }
}
