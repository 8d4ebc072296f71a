import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Program, runProgram } from './program.ts';
import { caller, temporaryFolder } from './test-server.ts';
import { identity } from './visit.ts';

/** Each test starts whole programs, several of them: on a busy machine that alone takes half a minute. */
vi.setConfig({ testTimeout: 180_000 });

let folder = temporaryFolder();
const running: Program[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const program of running.splice(0)) {
    program.child.kill('SIGKILL');
    await program.exited;
  }
  folder.remove();
});

function start(settings: Record<string, string> = {}): Program {
  const program = runProgram('main.js', [], {
    AFTERDOSE_DATA: folder.path,
    AFTERDOSE_PORT: '0',
    ...settings,
  });
  running.push(program);
  return program;
}
const cli = (args: string[], settings: Record<string, string> = {}, input = '') =>
  runProgram('cli.js', args, { AFTERDOSE_DATA: folder.path, ...settings }, input);

async function address(program: Program): Promise<string> {
  return (await program.says(/Afterdose.* is at (http:\/\/\S+)/))[1] ?? '';
}

test('every bad setting is printed, and nothing starts', async () => {
  const program = start({ AFTERDOSE_HOST: '0.0.0.0', AFTERDOSE_CHAIRS: 'many', AFTERDOSE_CLOCK: 'fast' });
  expect(await program.exited).toBe(1);
  for (const name of ['AFTERDOSE_HOST', 'AFTERDOSE_CHAIRS', 'AFTERDOSE_CLOCK'])
    expect(program.output()).toContain(name);
});

test('a data folder that cannot be made ends the program with one sentence, whichever it is', async () => {
  const nowhere = { AFTERDOSE_DATA: '/proc/afterdose/data' };
  for (const program of [start(nowhere), cli(['verify'], nowhere)]) {
    expect(await program.exited).toBe(1);
    expect(program.output().trim()).toMatch(
      /^[^\n]*the data folder \/proc\/afterdose\/data cannot be made[^\n]*$/,
    );
  }
});

test('a clinic founded on the command line takes the settings where nothing is said; a later start keeps it', async () => {
  const founded = cli(['clinic', 'add', '--name', 'Lakeside', '--chairs', '3'], {
    AFTERDOSE_TIME_ZONE: 'Europe/Zurich',
  });
  expect(await founded.exited).toBe(0);
  await cli(['staff', 'add', '--name', 'Nora', '--role', 'nurse'], {
    AFTERDOSE_PASSPHRASE: 'a long enough passphrase',
  }).exited;
  const url = await address(start({ AFTERDOSE_CLINIC_NAME: 'Elsewhere', AFTERDOSE_CHAIRS: '9' }));
  const signedIn = await caller(url, {}).post('/api/v1/sign-in', {
    name: 'Nora',
    passphrase: 'a long enough passphrase',
  });
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const { body } = await caller(url, { cookie }).get('/api/v1/clinic');
  expect(body).toMatchObject({ name: 'Lakeside', timeZone: 'Europe/Zurich', chairIds: ['1', '2', '3'] });
});

test('the first start prints a link that founds the clinic; a later one prints none, and nobody is there by default', async () => {
  const first = start({ AFTERDOSE_CLINIC_NAME: 'Lakeside' });
  const url = await address(first);
  const [, token = ''] = await first.says(/\/set-up#([\w-]{43})\n/);
  const founded = await caller(url, {}).post('/api/v1/set-up', {
    token,
    clinicName: 'Lakeside',
    timeZone: 'Europe/Zurich',
    chairs: 2,
    name: 'Ada Brunner',
    passphrase: 'nine red umbrellas at noon',
  });
  expect(founded.status).toBe(200);
  first.child.kill('SIGTERM');
  await first.exited;
  const second = start();
  const again = caller(await address(second), {});
  expect(second.output()).not.toContain('set-up');
  const signedIn = await again.post('/api/v1/sign-in', {
    name: 'Ada Brunner',
    passphrase: 'nine red umbrellas at noon',
  });
  expect(signedIn.status).toBe(200);
});

test('a clinic founded while the server runs is entered by the link of its admin, and names itself to sign in', async () => {
  await cli(['clinic', 'add', '--name', 'Lakeside']).exited;
  const url = await address(start());
  const added = cli(['clinic', 'add', '--name', 'Hillside', '--admin', 'Bo Lind']);
  expect(await added.exited).toBe(0);
  const token = /\/welcome#([\w-]{43})\n/.exec(added.output())?.[1] ?? '';
  const nobody = caller(url, {});
  expect((await nobody.post('/api/v1/invitations/open', { token })).body).toEqual({
    name: 'Bo Lind',
    role: 'admin',
    clinicName: 'Hillside',
    why: 'new',
  });
  const passphrase = 'grey dogs swim in november';
  const arrived = await nobody.post('/api/v1/invitations/accept', { token, passphrase, pin: null });
  const cookie = (arrived.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  expect((await caller(url, { cookie }).get('/api/v1/clinic')).body).toMatchObject({ name: 'Hillside' });
  const signIn = { name: 'Bo Lind', passphrase };
  expect((await nobody.post('/api/v1/sign-in', signIn)).status).toBe(401);
  expect((await nobody.post('/api/v1/sign-in', { ...signIn, clinic: 'Lakeside' })).status).toBe(401);
  expect((await nobody.post('/api/v1/sign-in', { ...signIn, clinic: 'hillside' })).status).toBe(200);
});

test('an admin who lost everything gets a new link on the command line', async () => {
  await cli(['clinic', 'add']).exited;
  const passphrase = 'nine red umbrellas at noon';
  await cli(['staff', 'add', '--name', 'Ada', '--role', 'admin'], { AFTERDOSE_PASSPHRASE: passphrase })
    .exited;
  const link = cli(['staff', 'link', '--name', 'ada', '--reason', 'lost phone']);
  expect(await link.exited).toBe(0);
  expect(link.output()).toMatch(/\/welcome#[\w-]{43}\n/);
  const url = await address(start());
  expect((await caller(url, {}).post('/api/v1/sign-in', { name: 'Ada', passphrase })).status).toBe(401);
});

test('a folder begun with the real clock is not opened with a controlled one, and says so', async () => {
  const first = start();
  await address(first);
  first.child.kill('SIGTERM');
  await first.exited;
  const second = start({ AFTERDOSE_CLOCK: 'controlled' });
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain('was begun with the real clock');
});

test('on the real clock nobody can set the time', async () => {
  const url = await address(start());
  const answer = await caller(url, {}).put('/api/v1/clock', { now: '2030-01-01T00:00:00Z' });
  expect(answer.status).toBe(403);
});

test('a controlled clock refuses to go back and stands where it was after a restart', async () => {
  const controlled = { AFTERDOSE_CLOCK: 'controlled', AFTERDOSE_CLOCK_START: '2026-03-02T10:00:00Z' };
  const first = start(controlled);
  const clock = caller(await address(first), {});
  expect((await clock.put('/api/v1/clock', { now: '2026-03-02T11:30:00+01:00' })).status).toBe(200);
  expect((await clock.put('/api/v1/clock', { now: '2026-03-02T10:29:59Z' })).status).toBe(409);
  expect((await clock.put('/api/v1/clock', { now: '2026-02-30T10:00:00Z' })).status).toBe(400);
  first.child.kill('SIGKILL');
  await first.exited;
  const again = caller(await address(start(controlled)), {});
  expect((await again.get('/api/v1/clock')).body).toMatchObject({
    serverNowMs: Date.UTC(2026, 2, 2, 10, 30),
    rate: 0,
    clock: 'controlled',
  });
});

test('a scaled clock says its rate, and the demo says that it is one', async () => {
  const url = await address(
    start({ AFTERDOSE_CLOCK: 'scaled', AFTERDOSE_CLOCK_RATE: '20', AFTERDOSE_DEMO: '1' }),
  );
  expect((await caller(url, {}).get('/api/v1/clock')).body).toMatchObject({
    rate: 20,
    clock: 'scaled',
    demo: true,
  });
});

test('nothing anybody typed is in the server log, at its most talkative', async () => {
  const passphrase = 'unmistakable passphrase';
  await cli(['clinic', 'add']).exited;
  await cli(['staff', 'add', '--name', 'Nora Zwetschge', '--role', 'nurse'], {}, `${passphrase}\n`).exited;
  const program = start({ AFTERDOSE_LOG_LEVEL: 'debug' });
  const url = await address(program);
  const signedIn = await caller(url, {}).post('/api/v1/sign-in', { name: 'Nora Zwetschge', passphrase });
  expect(signedIn.status).toBe(200);
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const nurse = caller(url, { cookie });
  await nurse.post('/api/v1/patients', {
    patientId: '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11',
    commandId: '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a12',
    identity: identity({ name: 'Quirin Xaver', recordNumber: 'R-4711' }),
    differentPersonConfirmed: false,
  });
  await nurse.post('/api/v1/patients/search', { text: 'quirin' });
  await nurse.post('/api/v1/sign-in', '{"name":"Quirin');
  await nurse.get('/api/v1/patients/Quirin');
  await program.says(/"status":400/);
  program.child.kill('SIGTERM');
  await program.exited;
  expect(program.output()).not.toMatch(/quirin|xaver|zwetschge|4711|unmistakable/i);
  expect(program.output()).not.toContain(cookie.split('=')[1] ?? '-');
});

test('staff and devices are added from the command line, and the log verifies', async () => {
  const early = cli(['device', 'add', '--name', 'Cuff 3']);
  expect(await early.exited).toBe(1);
  expect(early.output()).toContain('There is no clinic yet');
  expect(await cli(['clinic', 'add']).exited).toBe(0);
  const short = cli(['staff', 'add', '--name', 'Nora', '--role', 'nurse'], {
    AFTERDOSE_PASSPHRASE: 'too short',
  });
  expect(await short.exited).toBe(1);
  expect(short.output()).toContain('at least 15 characters');
  const role = cli(['staff', 'add', '--name', 'Nora', '--role', 'surgeon'], {
    AFTERDOSE_PASSPHRASE: 'a long enough passphrase',
  });
  expect(await role.exited).toBe(1);
  expect(role.output()).toContain('"surgeon" is not nurse, prescriber or admin');
  const device = cli(['device', 'add', '--name', 'Cuff 3', '--continuous', '--json']);
  expect(await device.exited).toBe(0);
  expect(JSON.parse(device.output())).toEqual({
    deviceId: expect.any(String),
    token: expect.stringMatching(/^afterdose_.{43}$/),
  });
  const verified = cli(['verify']);
  expect(await verified.exited).toBe(0);
  expect(verified.output()).toContain('The log is whole');
});
