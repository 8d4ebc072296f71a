import { randomUUID } from 'node:crypto';
import type { NewView } from '#server/log/append-views.ts';
import type { AppendBatch, AppendEvent, StreamAppend } from '#server/log/event-log.ts';
import type { AnyEvent, Recorded } from '#shared/events.ts';
import type { Identity } from '#shared/identity.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';

export const CLINIC = '10000000-0000-4000-8000-000000000001';
export const PATIENT = '20000000-0000-4000-8000-000000000001';
export const NOW = 1_790_000_000_000;

export const NURSE = { kind: 'staff', staffId: randomUUID(), name: 'Rosa Lind', role: 'nurse' } as const;

export const ADA: Identity = {
  name: 'Ada Överström',
  chosenName: 'Addie',
  birthDate: '1981-02-03',
  sex: 'female',
  recordNumber: 'MRN-77',
  allergies: ['latex'],
};

export function append(event: AnyEvent, with_: Partial<AppendEvent> = {}): AppendEvent {
  return { eventId: randomUUID(), event, takenAtMs: null, recordedAtMs: NOW, actor: NURSE, ...with_ };
}

export function note(text: string): AnyEvent {
  const content = { kind: 'note', takenAtMs: NOW, text } as const;
  return entry(content);
}

export function entry(content: Extract<AnyEvent, { type: 'EntryRecorded' }>['body']['content']): AnyEvent {
  return {
    type: 'EntryRecorded',
    body: { entryId: randomUUID(), content, source: { by: 'staff' }, needsReview: false, lateReason: null },
  };
}

/** A device's reading; the systolic tells one from another. */
export function deviceReading(deviceId: string, readingId: string, systolicMmHg = 120): AnyEvent {
  return {
    type: 'EntryRecorded',
    body: {
      entryId: readingId,
      content: readingContent(systolicMmHg),
      source: { by: 'device', deviceId, continuous: false },
      needsReview: false,
      lateReason: null,
    },
  };
}

export function readingContent(systolicMmHg = 120) {
  return {
    kind: 'reading',
    takenAtMs: NOW,
    vitals: { systolicMmHg, diastolicMmHg: 80 },
    failed: [],
    quality: 'good',
    method: null,
  } as const satisfies Extract<AnyEvent, { type: 'ReadingWaiting' }>['body']['reading']['content'] | object;
}

export function sessionOpened(with_: { patientId?: string; chairId?: string | null } = {}): AnyEvent {
  return {
    type: 'SessionOpened',
    body: {
      sessionId: randomUUID(),
      patientId: PATIENT,
      identity: ADA,
      protocol: esketamineIntranasal,
      protocolHash: 'a1',
      plannedMg: 56,
      plannedMgPerKg: null,
      plannedOverMin: null,
      timeZone: 'UTC',
      plannedAtMs: NOW,
      chairId: '4',
      course: null,
      ...with_,
    },
  };
}

export function stream(
  streamId: string,
  events: AnyEvent[],
  with_: Partial<StreamAppend> = {},
): StreamAppend {
  return {
    streamId,
    kind: 'session',
    patientId: PATIENT,
    expectedSeq: 0,
    events: events.map((event) => append(event)),
    ...with_,
  };
}

export function batch(streams: StreamAppend[], with_: Partial<AppendBatch> = {}): AppendBatch {
  return { clinicId: CLINIC, commandId: null, streams, ...with_ };
}

/** One look at a subject. */
export function view(subjectId: string, atMs = NOW): NewView {
  return {
    at_ms: atMs,
    viewer_kind: 'staff',
    viewer_id: NURSE.staffId,
    viewer_name: NURSE.name,
    viewer_role: NURSE.role,
    viewed: 'session',
    subject_id: subjectId,
  };
}

/** The texts of a stream's notes, in order. */
export function noteTexts(events: readonly Recorded<AnyEvent>[]): string[] {
  return events.flatMap(({ event }) =>
    event.type === 'EntryRecorded' && event.body.content.kind === 'note' ? [event.body.content.text] : [],
  );
}
