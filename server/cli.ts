import { parseArgs } from 'node:util';
import { ROLES, type Role } from '#shared/vocabulary.ts';
import { environment, parseConfig } from './config.ts';
import { addDevice, revokeDevice } from './devices/devices.ts';
import { makeLogger } from './http/logging.ts';
import { printVerification, verifyLog } from './log/verify.ts';
import { type OpenHouse, openHouse } from './open-house.ts';
import { askPassphrase } from './people/ask-passphrase.ts';
import { addStaff } from './people/staff.ts';

const USAGE = `Usage:
  staff add --name "Nora Keller" --role ${ROLES.join('|')}   passphrase: prompt, standard input or AFTERDOSE_PASSPHRASE
  device add --name "Cuff 3" [--continuous] [--json]    prints its token, once
  device revoke --id <device id> --reason "lost"
  verify                                                 checks that nothing in the log was altered`;

const { positionals, values } = readArguments();

/** What was typed; how to use the program where it cannot be read or `--help` is asked. */
function readArguments() {
  try {
    const read = parse();
    if (!read.values.help) return read;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(1);
  }
}

function parse() {
  return parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      name: { type: 'string' },
      role: { type: 'string' },
      id: { type: 'string' },
      reason: { type: 'string' },
      continuous: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
}

process.exitCode = await run(positionals.join(' '));

async function run(act: string): Promise<number> {
  const acts: Record<string, (opened: OpenHouse) => Promise<number>> = {
    'staff add': staffAdd,
    'device add': deviceAdd,
    'device revoke': deviceRevoke,
    verify,
  };
  const chosen = acts[act];
  if (chosen === undefined) return fail(USAGE);
  const parsed = parseConfig(environment());
  if (!parsed.ok) return fail(parsed.problems.join('\n'));
  const opened = await openHouse(parsed.config, makeLogger('error'));
  try {
    return await chosen(opened);
  } finally {
    await opened.close();
  }
}

async function staffAdd({ house }: OpenHouse): Promise<number> {
  const { name, role } = values;
  if (name === undefined || !isRole(role)) return fail(USAGE);
  const passphrase = environment().AFTERDOSE_PASSPHRASE ?? (await askPassphrase(`Passphrase for ${name}: `));
  const added = await addStaff(house, name, role, passphrase);
  if (!added.ok) return fail(added.why);
  return say(values.json ? JSON.stringify(added) : `${name} may now sign in as ${role}.`);
}

async function deviceAdd({ house }: OpenHouse): Promise<number> {
  const name = values.name?.trim() ?? '';
  if (name === '' || name.length > 200) return fail(USAGE);
  const added = await addDevice(house, name, values.continuous);
  if (values.json) return say(JSON.stringify(added));
  return say(`${name} is device ${added.deviceId}. Its token, shown this once:\n${added.token}`);
}

async function deviceRevoke({ house }: OpenHouse): Promise<number> {
  const { id, reason } = values;
  if (id === undefined || reason === undefined || reason.trim() === '') return fail(USAGE);
  const revoked = await revokeDevice(house, id, reason.trim());
  return revoked ? say('The device can no longer post readings.') : fail('There is no such device.');
}

async function verify({ log }: OpenHouse): Promise<number> {
  const result = await verifyLog(log);
  const whole = result.findings.length === 0;
  return whole ? say(printVerification(result)) : fail(printVerification(result));
}

function isRole(role: string | undefined): role is Role {
  return ROLES.some((known) => known === role);
}

function say(sentence: string): number {
  console.log(sentence);
  return 0;
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}
