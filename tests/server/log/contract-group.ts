import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppendedStream } from '#server/log/event-log.ts';
import { verifyLog } from '#server/log/verify.ts';
import { append, batch, CLINIC, note, noteTexts, stream } from './build.ts';
import type { Place } from './place.ts';

export function groupContract(place: () => Place): void {
  test('appends of one turn share a transaction and are published together, before any is answered', async () => {
    const log = await place().open();
    const told: AppendedStream[][] = [];
    log.onAppended((appended) => told.push(appended));
    const sessions = Array.from({ length: 20 }, () => randomUUID());
    let answeredBeforeTold = 0;
    await Promise.all(
      sessions.map(async (session) => {
        await log.append(batch([stream(session, [note('x')])]));
        if (told.length === 0) answeredBeforeTold += 1;
      }),
    );
    expect(told.map((group) => group.map(({ streamId }) => streamId))).toEqual([sessions]);
    expect(answeredBeforeTold).toBe(0);
  });

  test('an append is answered only when another connection can read it', async () => {
    const log = await place().open();
    const other = await place().open();
    for (let i = 0; i < 20; i += 1) {
      const session = randomUUID();
      await log.append(batch([stream(session, [note('x')])]));
      expect(await other.read(CLINIC, session, 0)).toHaveLength(1);
    }
  });

  test('appends queued one behind the other on one stream all go in', async () => {
    const log = await place().open();
    const session = randomUUID();
    const results = await Promise.all(
      [0, 1, 2, 3].map((seq) => log.append(batch([stream(session, [note(`${seq}`)], { expectedSeq: seq })]))),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(noteTexts(await log.read(CLINIC, session, 0))).toEqual(['0', '1', '2', '3']);
  });

  test('of two appends on one position in one group the first wins; neighbours do not notice', async () => {
    const log = await place().open();
    const [contested, quiet] = [randomUUID(), randomUUID()];
    const results = await Promise.all([
      log.append(batch([stream(contested, [note('winner')])])),
      log.append(batch([stream(contested, [note('loser')])])),
      log.append(batch([stream(quiet, [note('neighbour')])])),
    ]);
    expect(results).toMatchObject([{ ok: true }, { ok: false, why: 'conflict' }, { ok: true }]);
    expect(noteTexts(await log.read(CLINIC, contested, 0))).toEqual(['winner']);
    expect(noteTexts(await log.read(CLINIC, quiet, 0))).toEqual(['neighbour']);
  });

  test('the same command or event twice in one group is stored once', async () => {
    const log = await place().open();
    const commandId = randomUUID();
    const event = append(note('x'));
    const results = await Promise.all([
      log.append(batch([stream(randomUUID(), [note('a')])], { commandId })),
      log.append(batch([stream(randomUUID(), [note('b')])], { commandId })),
      log.append(batch([stream(randomUUID(), [], { events: [event] })])),
      log.append(batch([stream(randomUUID(), [], { events: [event] })])),
    ]);
    expect(results.map((result) => result.ok || result.why)).toEqual([true, 'duplicate', true, 'duplicate']);
  });

  test('a listener that throws loses no acknowledgement and no other listener', async () => {
    const problems: unknown[] = [];
    const log = await place().open({ onListenerError: (error) => problems.push(error) });
    let told = 0;
    log.onAppended(() => {
      throw new Error('broken listener');
    });
    const stop = log.onAppended(() => {
      told += 1;
    });
    expect(await log.append(batch([stream(randomUUID(), [note('x')])]))).toMatchObject({ ok: true });
    stop();
    await log.append(batch([stream(randomUUID(), [note('x')])]));
    expect([told, problems.length]).toEqual([1, 2]);
  });

  test('closing waits for what is queued', async () => {
    const log = await place().open();
    const session = randomUUID();
    const appended = log.append(batch([stream(session, [note('x')])]));
    await log.close();
    expect(await appended).toMatchObject({ ok: true });
    expect(await (await place().open()).read(CLINIC, session, 0)).toHaveLength(1);
  });

  test('however two servers interleave, every accepted append is there once, in order, and the chain holds', async () => {
    const first = await place().open();
    // One process serves an embedded database; only PostgreSQL is ever shared.
    const logs = [first, first.engine.sharedByServers ? await place().open() : first] as const;
    const attempt = fc.record({
      server: fc.integer({ min: 0, max: 1 }),
      stream: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(attempt, { minLength: 1, maxLength: 6 }), { maxLength: 5 }),
        async (turns) => {
          const ids: string[] = [randomUUID(), randomUUID(), randomUUID()];
          const accepted = new Map(ids.map((id) => [id, [] as string[]]));
          for (const turn of turns) {
            await Promise.all(
              turn.map(async ({ server, stream: index }) => {
                const id = ids[index] as string;
                const text = randomUUID();
                const expectedSeq = accepted.get(id)?.length ?? 0;
                const log = logs[server] as (typeof logs)[0];
                const result = await log.append(batch([stream(id, [note(text)], { expectedSeq })]));
                if (result.ok) accepted.get(id)?.push(text);
              }),
            );
          }
          for (const [id, texts] of accepted) {
            expect(noteTexts(await logs[0].read(CLINIC, id, 0))).toEqual(texts);
          }
        },
      ),
      { numRuns: 25 },
    );
    expect((await verifyLog(logs[0])).findings).toEqual([]);
  });
}
