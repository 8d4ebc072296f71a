import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { appendPlain } from '#server/streams.ts';
import { openVisit, type Visit } from '../visit.ts';
import { closeRecord, gatherCircle, SECRET, shut } from './circle.ts';
import { restrict, staffIdOf } from './people.ts';

const circle = await gatherCircle();
const { server, admin, named, outside, other, ids } = circle;
afterAll(() => server.stop());

let visit: Visit;
let count = 0;
beforeEach(async () => {
  count += 1;
  const who = { name: `Resi ${'x'.repeat(count)}`, recordNumber: `${SECRET}-${count}`, allergies: [SECRET] };
  visit = await openVisit(named, who);
  await closeRecord(circle, visit.patientId);
});

test('a record is restricted to people of this clinic who may sign in, and the first other one is named', async () => {
  const { patientId } = visit;
  const strange = await restrict(server.prescriber, patientId, [ids.prescriber, randomUUID()]);
  expect([strange.status, strange.body.pointer]).toEqual([404, '/staffIds/1']);
  const gone = await server.as('nurse', `Gone ${count}`);
  const goneId = await staffIdOf(gone);
  const { house } = server;
  await appendPlain(house, 'staff', goneId, null, null, [
    {
      eventId: randomUUID(),
      event: { type: 'StaffDisabled', body: { reason: 'left' } },
      takenAtMs: null,
      recordedAtMs: house.stamp(),
      actor: { kind: 'system' },
    },
  ]);
  const left = await restrict(server.prescriber, patientId, [ids.prescriber, ids.named, goneId]);
  expect([left.status, left.body.pointer]).toEqual([404, '/staffIds/2']);
  expect((await named.get(`/api/v1/patients/${patientId}`)).status).toBe(200);
});

test('whoever restricts a record does not shut themselves out unawares, and an admin may leave themselves out', async () => {
  const { patientId } = visit;
  const unaware = await restrict(server.prescriber, patientId, [ids.named]);
  expect([unaware.status, unaware.body.detail]).toEqual([
    409,
    'You are not among the people you name: you would shut yourself out. Name yourself too, or ask an admin.',
  ]);
  const byAdmin = await restrict(admin, patientId, [ids.named]);
  expect(byAdmin).toMatchObject({ status: 200, body: { restrictedTo: [ids.named] } });
  expect(JSON.stringify(byAdmin.body)).not.toContain(SECRET);
});

test('a restriction is changed and lifted by a prescriber who is named or by an admin, by no one else', async () => {
  const { patientId } = visit;
  const otherId = await staffIdOf(other);
  shut(await restrict(other, patientId, []));
  shut(await restrict(other, patientId, [otherId]));
  expect((await restrict(named, patientId, [])).status).toBe(403);
  expect((await restrict(server.prescriber, patientId, [])).body.restrictedTo).toBeNull();
  expect((await outside.get(`/api/v1/patients/${patientId}`)).status).toBe(200);
  expect((await restrict(other, patientId, [otherId])).status).toBe(200);
  expect((await restrict(admin, patientId, [])).status).toBe(200);
  expect((await restrict(admin, patientId, [])).body.detail).toContain('not restricted');
});

test('a repeated restriction is recorded once; an id that was used for something else restricts nothing', async () => {
  const { patientId } = visit;
  const commandId = randomUUID();
  const again = [ids.named, ids.prescriber, ids.outside];
  for (const _ of [1, 2]) {
    const answer = await restrict(server.prescriber, patientId, again, commandId);
    expect(answer).toMatchObject({ status: 200, body: { restrictedTo: again } });
  }
  const events = await server.house.log.read(server.house.clinicId, patientId, 0);
  expect(events.filter(({ event }) => event.type === 'RecordRestricted')).toHaveLength(2);
  const elsewhere = await openVisit(named, { name: 'Another', recordNumber: `A-${count}` });
  const wrong = await restrict(server.prescriber, elsewhere.patientId, [ids.prescriber], commandId);
  expect([wrong.status, wrong.body.pointer]).toEqual([409, '/commandId']);
  expect((await outside.get(`/api/v1/patients/${elsewhere.patientId}`)).status).toBe(200);
});
