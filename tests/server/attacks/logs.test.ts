import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Program, runProgram } from '../program.ts';
import { caller, temporaryFolder } from '../test-server.ts';
import { identity } from '../visit.ts';
import { requestText, sayRaw } from './raw.ts';

const folder = temporaryFolder();
const settings = { AFTERDOSE_DATA: folder.path, AFTERDOSE_PASSPHRASE: 'a long enough passphrase' };
let program: Program;
let url = '';
beforeAll(async () => {
  for (const args of [
    ['clinic', 'add'],
    ['staff', 'add', '--name', 'Nora', '--role', 'nurse'],
  ])
    await runProgram('cli.js', args, settings).exited;
  program = runProgram('main.js', [], { ...settings, AFTERDOSE_PORT: '0', AFTERDOSE_LOG_LEVEL: 'debug' });
  url = (await program.says(/is at (http:\/\/\S+)/))[1] ?? '';
});
afterAll(() => {
  program.child.kill('SIGKILL');
  folder.remove();
});

const FORGED = '{"level":30,"msg":"forged"}';
const ESCAPED = '\u001b[31mforged\u001b[0m';

test('[A-88] nobody writes a line of the log themselves, nor colours one; [A-22] and no secret of an address is in it', async () => {
  const nobody = caller(url, {});
  const signedIn = await nobody.post('/api/v1/sign-in', {
    name: 'Nora',
    passphrase: settings.AFTERDOSE_PASSPHRASE,
  });
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const nurse = caller(url, { cookie });
  for (const text of [`x\r\n${FORGED}`, `x\n${FORGED}\n`, ESCAPED, `\u2028${FORGED}`]) {
    const body = {
      patientId: '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11',
      commandId: '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a12',
    };
    await nurse.post('/api/v1/patients', {
      ...body,
      identity: identity({ name: text }),
      differentPersonConfirmed: true,
    });
    await nurse.post('/api/v1/patients/search', { text });
    await nobody.post('/api/v1/sign-in', { name: text, passphrase: text });
    await nurse.get(`/api/v1/patients/${encodeURIComponent(text)}`);
    await nurse.get(`/api/v1/clock?${encodeURIComponent(text)}=1`);
    await nobody.get(`/api/v1/me?token=forged-secret-${encodeURIComponent(text)}`);
    await sayRaw(
      url,
      requestText(url, `GET /api/v1/clock HTTP/1.1`, [`X-Forwarded-For: ${ESCAPED}`, 'Connection: close']),
    );
    await sayRaw(url, requestText(url, `GET /${ESCAPED} HTTP/1.1`, ['Connection: close']));
  }
  await nurse.get('/api/v1/a-last-word');
  await program.says(/"method":"GET","route":null[^\n]*\n[^\n]*"status":404|"status":404/);
  program.child.kill('SIGTERM');
  await program.exited;
  const output = program.output();
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) expect(JSON.parse(line)).not.toMatchObject({ msg: 'forged' });
  for (const trace of ['forged', '\u001b']) expect(output).not.toContain(trace);
});
