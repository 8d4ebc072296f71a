import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Db } from '#server/log/database.ts';
import { SCHEMA_VERSION } from '#shared/events.ts';
import { append, batch, CLINIC, NOW, note, noteTexts, PATIENT, stream } from './build.ts';
import type { Place } from './place.ts';

export function appendContract(place: () => Place): void {
  test('what is written alongside a batch is there when the batch is, and gone when it is refused or fails', async () => {
    const log = await place().open();
    const session = randomUUID();
    const fact = (name: string) => ({
      alongside: async (tx: Db) => {
        await tx.insertInto('log_facts').values({ name, value: 'x' }).execute();
      },
    });
    const facts = async () =>
      (await log.db.selectFrom('log_facts').select('name').where('name', 'like', 'fact %').execute()).map(
        ({ name }) => name,
      );
    await log.append({ ...batch([stream(session, [note('a')])]), ...fact('fact 1') });
    expect(await facts()).toEqual(['fact 1']);
    const refused = await log.append({
      ...batch([stream(session, [note('b')], { expectedSeq: 7 })]),
      ...fact('fact 2'),
    });
    expect(refused.ok).toBe(false);
    const twice = { ...batch([stream(session, [note('c')], { expectedSeq: 1 })]), ...fact('fact 1') };
    await expect(log.append(twice)).rejects.toThrow();
    expect(await facts()).toEqual(['fact 1']);
    expect(await log.read(CLINIC, session, 0)).toHaveLength(1);
  });

  test('what was appended is read back in order, whole, also after a restart', async () => {
    const log = await place().open();
    const session = randomUUID();
    const commandId = randomUUID();
    const event = append(note('slept well'), { takenAtMs: NOW - 60_000 });
    const result = await log.append(batch([stream(session, [], { events: [event] })], { commandId }));
    await log.append(batch([stream(session, [note('second'), note('third')], { expectedSeq: 1 })]));
    await log.close();

    const again = await place().open();
    const events = await again.read(CLINIC, session, 0);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(events[0]).toEqual({
      seq: 1,
      eventId: event.eventId,
      commandId,
      schemaV: SCHEMA_VERSION,
      rulesV: expect.any(String),
      takenAtMs: NOW - 60_000,
      recordedAtMs: NOW,
      actor: event.actor,
      event: event.event,
    });
    expect(result).toMatchObject({ ok: true, streams: [{ streamId: session, events: [events[0]] }] });
  });

  test('reading starts after a position and stops at a limit', async () => {
    const log = await place().open();
    const session = randomUUID();
    await log.append(batch([stream(session, ['a', 'b', 'c', 'd'].map(note))]));
    expect(noteTexts(await log.read(CLINIC, session, 1, 2))).toEqual(['b', 'c']);
    expect(await log.read(CLINIC, session, 4)).toEqual([]);
    expect(await log.read(CLINIC, randomUUID(), 0)).toEqual([]);
  });

  test('an append on another position than the head is a conflict and stores nothing', async () => {
    const log = await place().open();
    const session = randomUUID();
    await log.append(batch([stream(session, [note('first')])]));
    const behind = await log.append(batch([stream(session, [note('behind')])]));
    const ahead = await log.append(batch([stream(session, [note('ahead')], { expectedSeq: 2 })]));
    expect([behind, ahead]).toEqual([
      { ok: false, why: 'conflict', streamId: session },
      { ok: false, why: 'conflict', streamId: session },
    ]);
    expect(noteTexts(await log.read(CLINIC, session, 0))).toEqual(['first']);
  });

  test('a repeated command id stores nothing and is told as a duplicate, whatever its position', async () => {
    const log = await place().open();
    const session = randomUUID();
    const commandId = randomUUID();
    await log.append(batch([stream(session, [note('once'), note('twice')])], { commandId }));
    const repeat = await log.append(batch([stream(session, [note('once')])], { commandId }));
    expect(repeat).toEqual({ ok: false, why: 'duplicate' });
    expect(await log.findCommand(CLINIC, commandId)).toEqual([{ streamId: session, seq: 2 }]);
    expect(await log.findCommand(CLINIC, randomUUID())).toBeNull();
  });

  test('a repeated event id stores nothing, also in another stream', async () => {
    const log = await place().open();
    const session = randomUUID();
    const event = append(note('once'));
    await log.append(batch([stream(session, [], { events: [event] })]));
    const repeat = await log.append(batch([stream(randomUUID(), [], { events: [event] })]));
    expect(repeat).toEqual({ ok: false, why: 'duplicate' });
    expect(await log.heads(CLINIC, 'session')).toEqual([{ streamId: session, seq: 1 }]);
  });

  test('a batch over several streams is stored whole or not at all', async () => {
    const log = await place().open();
    const [from, to] = [randomUUID(), randomUUID()];
    await log.append(batch([stream(to, [note('there')])]));
    const refused = await log.append(batch([stream(from, [note('leaving')]), stream(to, [note('coming')])]));
    expect(refused).toEqual({ ok: false, why: 'conflict', streamId: to });
    expect(await log.read(CLINIC, from, 0)).toEqual([]);

    const moved = batch([stream(from, [note('leaving')]), stream(to, [note('coming')], { expectedSeq: 1 })]);
    expect(await log.append(moved)).toMatchObject({ ok: true });
    expect(noteTexts(await log.read(CLINIC, from, 0))).toEqual(['leaving']);
    expect(noteTexts(await log.read(CLINIC, to, 0))).toEqual(['there', 'coming']);
  });

  test('recorded time never goes back, within a stream, between streams and over a restart', async () => {
    const log = await place().open();
    const recordedAt = (recordedAtMs: number) => ({ events: [append(note('x'), { recordedAtMs })] });
    await log.append(batch([stream(randomUUID(), [], recordedAt(NOW))]));
    const second = randomUUID();
    await log.append(batch([stream(second, [], recordedAt(NOW - 5_000))]));
    await log.close();
    const again = await place().open();
    expect(await again.lastRecordedAtMs()).toBe(NOW);
    await again.append(batch([stream(second, [], { ...recordedAt(NOW - 9_000), expectedSeq: 1 })]));
    expect((await again.read(CLINIC, second, 0)).map((e) => e.recordedAtMs)).toEqual([NOW, NOW]);
  });

  test('an empty log was last recorded at 0', async () => {
    expect(await (await place().open()).lastRecordedAtMs()).toBe(0);
  });

  test('the same ids in another clinic are another stream, another command and other events', async () => {
    const log = await place().open();
    const other = randomUUID();
    const session = randomUUID();
    const commandId = randomUUID();
    const event = append(note('ours'));
    const ours = batch([stream(session, [], { events: [event] })], { commandId });
    const theirs = batch([stream(session, [], { events: [{ ...event, event: note('theirs') }] })], {
      commandId,
      clinicId: other,
    });
    expect(await Promise.all([log.append(ours), log.append(theirs)])).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    expect(noteTexts(await log.read(CLINIC, session, 0))).toEqual(['ours']);
    expect(noteTexts(await log.read(other, session, 0))).toEqual(['theirs']);
    expect(await log.read(randomUUID(), session, 0)).toEqual([]);
    expect(await log.heads(randomUUID(), 'session')).toEqual([]);
    expect(await log.findCommand(randomUUID(), commandId)).toBeNull();
  });

  test('a large batch goes in as one', async () => {
    const log = await place().open();
    const session = randomUUID();
    const many = Array.from({ length: 2_500 }, (_, i) => note(`${i}`));
    expect(await log.append(batch([stream(session, many)]))).toMatchObject({ ok: true });
    expect((await log.read(CLINIC, session, 2_499)).map(({ seq }) => seq)).toEqual([2_500]);
  });

  test('a stream keeps the kind it began as', async () => {
    const log = await place().open();
    const session = randomUUID();
    await log.append(batch([stream(session, [note('x')])]));
    const asDevice = stream(session, [{ type: 'DeviceTokenIssued', body: {} }], {
      kind: 'device',
      patientId: null,
      expectedSeq: 1,
    });
    await expect(log.append(batch([asDevice]))).rejects.toThrow();
    expect(await log.heads(CLINIC, 'session')).toEqual([{ streamId: session, seq: 1 }]);
  });

  test('an event that could not be read back is not stored', async () => {
    const log = await place().open();
    const session = randomUUID();
    const broken = note('x');
    if (broken.type === 'EntryRecorded') broken.body.content.takenAtMs = Number.NaN;
    await expect(log.append(batch([stream(session, [broken])]))).rejects.toThrow();
    const noTime = stream(session, [], { events: [append(note('x'), { recordedAtMs: Number.NaN })] });
    await expect(log.append(batch([noTime]))).rejects.toThrow(RangeError);
    expect(await log.read(CLINIC, session, 0)).toEqual([]);
  });

  test('a snapshot answers only to the folding code that made it', async () => {
    const log = await place().open();
    const streamId = randomUUID();
    const snapshot = {
      clinicId: CLINIC,
      streamId,
      patientId: PATIENT,
      foldKey: 'fold-1',
      seq: 7,
      state: '{"a":1}',
    };
    await log.saveSnapshot(snapshot);
    expect(await log.loadSnapshot(CLINIC, streamId, 'fold-1')).toEqual(snapshot);
    expect(await log.loadSnapshot(CLINIC, streamId, 'fold-2')).toBeNull();
    await log.saveSnapshot({ ...snapshot, seq: 9, foldKey: 'fold-2' });
    expect(await log.loadSnapshot(CLINIC, streamId, 'fold-1')).toBeNull();
    expect(await log.loadSnapshot(CLINIC, streamId, 'fold-2')).toMatchObject({ seq: 9 });
  });
}
