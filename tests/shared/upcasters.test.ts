import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clinicEventSchema } from '#shared/clinic-events.ts';
import { courseEventSchema } from '#shared/course-events.ts';
import { deviceEventSchema } from '#shared/device-events.ts';
import { SCHEMA_VERSION, type StreamKind, sessionEventSchema } from '#shared/events.ts';
import { patientEventSchema } from '#shared/patient-events.ts';
import { protocolEventSchema } from '#shared/protocol-events.ts';
import { staffEventSchema } from '#shared/staff-events.ts';
import { UPCASTERS, upcast } from '#shared/upcasters.ts';

type Fixture = { kind: StreamKind; schemaV: number; type: string; body: Record<string, unknown> };
const fixtures = [1, 2, 3, 4].map((version): Fixture[] =>
  JSON.parse(readFileSync(new URL(`./fixtures-v${version}.json`, import.meta.url), 'utf8')),
);

const SCHEMAS = {
  session: sessionEventSchema,
  patient: patientEventSchema,
  course: courseEventSchema,
  protocol: protocolEventSchema,
  device: deviceEventSchema,
  staff: staffEventSchema,
  clinic: clinicEventSchema,
} as const;

test('every event that any version stored is read by this version', () => {
  for (const { kind, schemaV, type, body } of fixtures.flat()) {
    const read = SCHEMAS[kind].safeParse(upcast({ type, body }, schemaV));
    expect(read.error, type).toBeUndefined();
  }
});

test('there is a fixture of every version, and the newest holds every event there is', () => {
  expect(fixtures).toHaveLength(SCHEMA_VERSION);
  const known = Object.values(SCHEMAS).flatMap((schema) =>
    schema.def.options.map((option) => option.def.shape.type.def.values[0]),
  );
  expect(new Set(fixtures.at(-1)?.map(({ type }) => type))).toEqual(new Set(known));
});

test('there is one step between each version and the next', () => {
  expect(UPCASTERS).toHaveLength(SCHEMA_VERSION - 1);
});

test('a version that this program does not know is refused', () => {
  for (const version of [0, -1, 1.5, SCHEMA_VERSION + 1]) {
    expect(() => upcast({ type: 'PatientArrived', body: {} }, version)).toThrow('unknown');
  }
});
