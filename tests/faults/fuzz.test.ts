import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environment } from '#server/config.ts';
import { bodyFor, COMMANDS, READING, strayCommand } from './fuzz/bodies.ts';
import type { FuzzedClinic, FuzzReport } from './fuzz/clinic-process.ts';
import { type Answered, type Asked, openHttpLine } from './fuzz/http-line.ts';
import { mutatedText, pick, strayId } from './fuzz/mutate.ts';
import { openSocketLine } from './fuzz/socket-line.ts';
import { seededRandom } from './random.ts';

/** AFTERDOSE_FUZZ_CASES=1000000 for a long run, AFTERDOSE_FUZZ_SEED to repeat one. */
const CASES = Number(environment().AFTERDOSE_FUZZ_CASES ?? 100_000);
const SEED = Number(environment().AFTERDOSE_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const LINES = 6;
const AT_ONCE = 40;

/** Routes that read no body do what they do whatever is in it. */
const WITHOUT_BODY = /\/(sign-out|lock)$/;

let child: ChildProcess;
let clinic: FuzzedClinic;
let before: FuzzReport;
beforeAll(async () => {
  child = fork(join(import.meta.dirname, 'fuzz', 'clinic-process.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...environment(), AFTERDOSE_LOG_LEVEL: 'silent' },
  });
  clinic = await heard<FuzzedClinic>();
  before = await report();
});
afterAll(async () => {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.send('stop');
  await ended;
});

async function heard<T>(): Promise<T> {
  const [said] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ]);
  return said as T;
}
function report(): Promise<FuzzReport> {
  const said = heard<FuzzReport>();
  child.send('report');
  return said;
}

describe(`${CASES} malformed bodies and messages (seed ${SEED})`, () => {
  test('over HTTP are all refused, none by a fault', async () => {
    const routes = clinic.routes.filter(({ url }) => !WITHOUT_BODY.test(url));
    const wrong: string[] = [];
    const counts = new Map<number, number>();
    await onLines(Math.floor(CASES * 0.25), 1, async (random, count) => {
      const line = openHttpLine(clinic.url);
      for (let left = count; left > 0; left -= AT_ONCE) {
        const asked = Array.from({ length: Math.min(left, AT_ONCE) }, () => malformed(random, routes));
        for (const [nth, answer] of (await line.ask(asked)).entries()) {
          counts.set(answer?.status ?? 0, (counts.get(answer?.status ?? 0) ?? 0) + 1);
          if (!isRefused(answer))
            wrong.push(`${JSON.stringify(asked[nth])} → ${JSON.stringify(answer)}`.slice(0, 2000));
        }
      }
      line.close();
    });
    console.info('HTTP answers by status', Object.fromEntries([...counts].sort()));
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('over sockets are all refused, none by a fault', async () => {
    const wrong: string[] = [];
    let cut = 0;
    await onLines(Math.ceil(CASES * 0.75), 2, async (random, count) => {
      const line = openSocketLine(clinic.url, clinic.cookies.nurse);
      for (let left = count; left > 0; left -= AT_ONCE) {
        const asked = Array.from({ length: Math.min(left, AT_ONCE) }, () => message(random));
        for (const [nth, answer] of (await line.ask(asked)).entries()) {
          if (answer === null) cut += 1;
          else if (!answer.startsWith('[{"ok":false,"problem":{'))
            wrong.push(`${JSON.stringify(asked[nth])} → ${answer}`);
        }
        await line.break(brokenPacket(random));
      }
      line.close();
    });
    console.info(`${cut} messages were cut off with their line`);
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(cut).toBe(0);
  });

  test('have changed nothing, and the server goes on', async () => {
    const after = await report();
    const { p50, p99, max } = after.delayMs;
    console.info(
      `event loop delay p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms`,
    );
    expect({ ...after, delayMs: null }).toEqual({ ...before, delayMs: null });
    expect(child.exitCode).toBeNull();
    const me = await fetch(`${clinic.url}/api/v1/me`, { headers: { cookie: clinic.cookies.nurse } });
    expect(me.status).toBe(200);
  });
});

/** Shares the cases among lines that work side by side, each with random numbers of its own. */
async function onLines(
  cases: number,
  salt: number,
  work: (random: () => number, count: number) => Promise<void>,
): Promise<void> {
  const share = Math.ceil(cases / LINES);
  await Promise.all(
    Array.from({ length: LINES }, (_, nth) => work(seededRandom(SEED + salt * LINES + nth), share)),
  );
}

function malformed(random: () => number, routes: FuzzedClinic['routes']): Asked {
  const route = pick(random, routes);
  const path = route.url.replace(/:\w+/g, () => strayId(random));
  const asked = { method: route.method, path, headers: headersOf(random, route.roles) };
  if (route.url.endsWith('/readings')) {
    const posted = { ...READING, [`zz${Math.floor(random() * 100)}`]: 1 };
    // Each refusal of a reading is noted for the device: enough of them to see that none is taken.
    const body =
      random() < 0.1
        ? mutatedText(random, posted, true, false)
        : `{"readingId":${mutatedText(random, [], true, true)}`;
    return { ...asked, body };
  }
  if (route.url.endsWith('/commands') && random() < 0.5) {
    const { commandId, command } = strayCommand(pick(random, COMMANDS)) as {
      commandId: string;
      command: object;
    };
    return { ...asked, body: mutatedText(random, { commandId, command }, false, true) };
  }
  return { ...asked, body: mutatedText(random, bodyFor(route.url), true, true) };
}

function headersOf(
  random: () => number,
  roles: FuzzedClinic['routes'][number]['roles'],
): Record<string, string> {
  const json = { 'content-type': 'application/json' };
  if (roles !== 'anyone' && roles.includes('device'))
    return { ...json, authorization: `Bearer ${clinic.deviceToken}` };
  const may = (['nurse', 'prescriber', 'admin'] as const).filter(
    (role) => roles === 'anyone' || roles.includes(role),
  );
  return { ...json, cookie: clinic.cookies[pick(random, may)] };
}

/** Refused for what it is: a problem below 500; of readings, none that was taken. */
function isRefused(answer: Answered | null): boolean {
  if (answer === null) return false;
  if (answer.status === 200) return !/"status":"(recorded|waiting|duplicate)"/.test(answer.body);
  return answer.status >= 400 && answer.status < 500 && answer.body.includes('urn:afterdose:problem:');
}

/** Names that are no message's, beside those that are. */
const NAMES = ['heartbeat', 'commands', '__proto__', 'constructor', '', 'x'.repeat(2000), 'disconnecting '];

function message(random: () => number): { event: string; json: string } {
  for (;;) {
    const chance = random();
    const event = chance < 0.6 ? 'command' : chance < 0.8 ? 'follow' : pick(random, NAMES);
    const whole =
      event === 'follow'
        ? { what: 'session', sessionId: strayId(random), afterSeq: 0 }
        : strayCommand(pick(random, COMMANDS));
    const json = mutatedText(random, whole, event === 'follow' || random() < 0.5, false);
    if (isJson(json)) return { event, json };
  }
}

function brokenPacket(random: () => number): string {
  const text = mutatedText(random, strayCommand(pick(random, COMMANDS)), true, true);
  return pick(random, [
    `2/staff,["command",${text}`,
    `51-/staff,["command",${text}]`,
    `2/staff,{${text}}`,
    text,
    `7${text}`,
    `5999-${text}`,
  ]);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
