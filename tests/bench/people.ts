import type { Caller } from '#server/demo/clinic-client.ts';
import { type Colleague, NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { type Figure, percentile } from './figure.ts';

const SIGN_INS = 60;
const SWITCHES = 60;
const FLOOD_MS = 10_000;
/** Far more than a person, about what a script on the same network keeps in the air. */
const FLOODERS = 40;

/** How long it takes to be let in, and what honest people get while somebody floods the door. */
export async function measurePeople(): Promise<Figure[]> {
  const clinic = await openTestClinic(Date.now(), [NORA, SAM], {
    AFTERDOSE_CLOCK: 'real',
    AFTERDOSE_CLOCK_START: '',
  });
  try {
    const nora = await clinic.signIn(NORA);
    return [...(await signIns(clinic)), ...(await switches(clinic)), ...(await underFlood(clinic, nora))];
  } finally {
    await clinic.close();
  }
}

async function signIns(clinic: TestClinic): Promise<Figure[]> {
  const samples: number[] = [];
  for (let nth = 0; nth < SIGN_INS; nth += 1)
    samples.push(await timed(() => clinic.signIn(nth % 2 === 0 ? NORA : SAM)));
  return figures('sign-in with passphrase', samples, `${SIGN_INS} one after another, argon2id`);
}

/** Two people pass one station to and fro by PIN. */
async function switches(clinic: TestClinic): Promise<Figure[]> {
  const pins = new Map<Colleague, { staffId: string; pin: string }>();
  for (const [nth, colleague] of [NORA, SAM].entries()) {
    const caller = await clinic.signIn(colleague);
    const pin = `48215${nth}7`;
    await caller.put('/api/v1/me/pin', { passphrase: colleague.passphrase, pin });
    pins.set(colleague, { staffId: (await caller.get<{ staffId: string }>('/api/v1/me')).staffId, pin });
  }
  let { cookie } = await clinic.signIn(NORA);
  const samples: number[] = [];
  for (let nth = 0; nth < SWITCHES; nth += 1) {
    const body = pins.get(nth % 2 === 0 ? SAM : NORA);
    const startMs = performance.now();
    const answer = await send(clinic, '/api/v1/station/switch', body, cookie);
    samples.push(performance.now() - startMs);
    if (answer.status !== 200) throw new Error(`a switch was answered ${answer.status}`);
    cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  }
  return figures('station switch by PIN', samples, `${SWITCHES} one after another, argon2id`);
}

/** Wrong passphrases for one name pour in; a nurse at her station goes on reading. */
async function underFlood(clinic: TestClinic, nurse: Caller): Promise<Figure[]> {
  const quiet = await boardsFor(nurse, FLOOD_MS / 2);
  let flooding = true;
  let refused = 0;
  const wrong = { name: NORA.name, passphrase: 'not hers at all' };
  const flood = Array.from({ length: FLOODERS }, async () => {
    while (flooding) {
      // A line that the server closes on a flooder is one refused, as a 429 is.
      const status = await send(clinic, '/api/v1/sign-in', wrong, '').then(
        (answer) => answer.text().then(() => answer.status),
        () => 429,
      );
      if (status === 429) refused += 1;
    }
  });
  const loud = await boardsFor(nurse, FLOOD_MS);
  flooding = false;
  await Promise.all(flood);
  return [
    {
      name: 'reads of one nurse a second, nobody floods',
      value: quiet,
      unit: '',
      note: 'one nurse, one after another',
    },
    {
      name: 'reads of one nurse a second, one client floods sign-in',
      value: loud,
      unit: '',
      note: `${FLOODERS} at once, ${refused} refused in ${FLOOD_MS / 1000} s`,
    },
  ];
}

async function boardsFor(nurse: Caller, lastsMs: number): Promise<number> {
  const endMs = performance.now() + lastsMs;
  let read = 0;
  while (performance.now() < endMs) {
    await nurse.get('/api/v1/clinic').then(
      () => {
        read += 1;
      },
      // The nurse's own limit: she waits as her screen would.
      () => new Promise((later) => setTimeout(later, 100)),
    );
  }
  return (read / lastsMs) * 1000;
}

function send({ base }: TestClinic, path: string, body: unknown, cookie: string): Promise<Response> {
  return fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
    body: JSON.stringify(body),
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await act();
  return performance.now() - startMs;
}

function figures(name: string, samples: readonly number[], note: string): Figure[] {
  return [50, 99].map((percent) => ({
    name: `${name}, p${percent}`,
    value: percentile(samples, percent),
    unit: 'ms',
    note,
  }));
}
