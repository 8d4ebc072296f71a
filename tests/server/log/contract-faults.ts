import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { LogWriteError, type WriteFailure } from '#server/log/log-error.ts';
import { verifyLog } from '#server/log/verify.ts';
import { ADA, batch, CLINIC, note, noteTexts, sessionOpened, stream } from './build.ts';
import type { Place } from './place.ts';

/** Fails the n-th statement from `arm(n, code)` on, once, as an engine would. */
function failingStatement(): { plugin: KyselyPlugin; arm(n: number, code: string): void; struck(): boolean } {
  let left = 0;
  let error: Error & { code?: string } = new Error();
  let struck = false;
  return {
    plugin: {
      transformQuery({ node }) {
        if (left > 0) {
          left -= 1;
          if (left === 0) {
            struck = true;
            throw error;
          }
        }
        return node;
      },
      transformResult: async ({ result }) => result,
    },
    arm(n, code) {
      left = n;
      struck = false;
      error = Object.assign(new Error(code), { code });
    },
    struck: () => struck,
  };
}

const CODES: [code: string, failure: WriteFailure][] = [
  ['SQLITE_IOERR_WRITE', 'ioError'],
  ['EIO', 'ioError'],
  ['SQLITE_FULL', 'diskFull'],
  ['ENOSPC', 'diskFull'],
  ['53100', 'diskFull'],
  ['SQLITE_BUSY', 'busy'],
  ['ECONNRESET', 'unreachable'],
];

export function faultContract(place: () => Place): void {
  test('whichever statement of a commit fails, the append is rejected, nothing of it is stored and the next goes in', async () => {
    const fault = failingStatement();
    const log = await place().open({ plugins: [fault.plugin] });
    for (const [code, failure] of CODES) {
      for (let n = 1; ; n += 1) {
        const session = randomUUID();
        const registered = { type: 'PatientRegistered', body: { identity: ADA } } as const;
        const patientId = randomUUID();
        const both = batch([
          stream(patientId, [registered], { kind: 'patient', patientId }),
          stream(session, [sessionOpened({ patientId }), note('half')], { patientId }),
        ]);
        const before = await log.db.selectFrom('sessions').selectAll().execute();
        fault.arm(n, code);
        const outcome = await log.append(both).catch((error: unknown) => error);
        fault.arm(0, code);
        if (!(outcome instanceof Error)) {
          expect(n).toBeGreaterThan(6);
          break;
        }
        expect(outcome).toBeInstanceOf(LogWriteError);
        expect(outcome).toMatchObject({ failure });
        expect(await log.read(CLINIC, session, 0)).toEqual([]);
        expect(await log.read(CLINIC, patientId, 0)).toEqual([]);
        expect(await log.db.selectFrom('sessions').selectAll().execute()).toEqual(before);
        expect(await log.append(both)).toMatchObject({ ok: true });
      }
    }
    expect((await verifyLog(log)).findings).toEqual([]);
  });

  test('a first start that fails at any statement leaves a place that the next start opens', async () => {
    let failed = 0;
    for (let n = 1; ; n += 3) {
      const fault = failingStatement();
      fault.arm(n, 'EIO');
      const opened = await place()
        .open({ plugins: [fault.plugin] })
        .catch((error: unknown) => error);
      if (!(opened instanceof Error)) break;
      failed += 1;
    }
    expect(failed).toBeGreaterThan(5);
    const log = await place().open();
    expect(await log.append(batch([stream(randomUUID(), [note('x')])]))).toMatchObject({ ok: true });
  });

  test('a storage failure fails every append of the group', async () => {
    const fault = failingStatement();
    const log = await place().open({ plugins: [fault.plugin] });
    const sessions = [randomUUID(), randomUUID(), randomUUID()];
    fault.arm(5, 'EIO');
    const outcomes = await Promise.allSettled(
      sessions.map((id) => log.append(batch([stream(id, [note('x')])]))),
    );
    expect(fault.struck()).toBe(true);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await log.heads(CLINIC, 'session')).toEqual([]);
  });

  test('a batch that breaks by itself takes no neighbour with it', async () => {
    const log = await place().open();
    const [good, twice] = [randomUUID(), randomUUID()];
    await log.append(batch([stream(twice, [sessionOpened()])]));
    const outcomes = await Promise.allSettled([
      log.append(batch([stream(good, [note('before')])])),
      // A second opening of one session cannot be projected.
      log.append(batch([stream(twice, [sessionOpened()], { expectedSeq: 1 })])),
      log.append(batch([stream(good, [note('after')], { expectedSeq: 1 })])),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(noteTexts(await log.read(CLINIC, good, 0))).toEqual(['before', 'after']);
    expect(await log.heads(CLINIC, 'session')).toContainEqual({ streamId: twice, seq: 1 });
  });
}
