import { parseArgs } from 'node:util';
import { ROLES, type Role } from '#shared/vocabulary.ts';
import type { OneTimeLink } from '#shared/wire/people.ts';
import { foundClinic, listClinics } from './clinic/clinic.ts';
import { type Config, environment, isTimeZone, parseConfig } from './config.ts';
import { addDevice } from './devices/credentials.ts';
import { revokeDevice } from './devices/revoke.ts';
import { type House, houseOf } from './house.ts';
import { AT_THE_MACHINE } from './house-command.ts';
import { makeLogger } from './http/logging.ts';
import { nameKey } from './log/name-key.ts';
import { printVerification, verifyLog } from './log/verify.ts';
import { type OpenHouse, openHouse } from './open-house.ts';
import { askPassphrase } from './people/ask-passphrase.ts';
import { foundClinicWithAdmin } from './people/found-with-admin.ts';
import { resetPerson } from './people/invite-staff.ts';
import { findByName } from './people/person.ts';
import { addStaff } from './people/staff.ts';
import { sessionDesk } from './sessions/desk.ts';
import { foldKey } from './sessions/fold-key.ts';

const USAGE = `Usage:
  clinic add --name "Harbour clinic" --admin "Ada Brunner" [--zone Europe/Zurich] [--chairs 10] [--json]
                                                         prints the admin's one-time link; without --admin: staff add
  staff link --name "Ada Brunner" --reason "lost phone" [--json]
                                                         takes passphrase, PIN and second factor away; prints a new link
  staff add --name "Nora Keller" --role ${ROLES.join('|')}   passphrase: prompt, standard input or AFTERDOSE_PASSPHRASE
  device add --name "Cuff 3" [--continuous] [--json]    prints its token, once
  device revoke --id <device id> --reason "lost"
  verify                                                 checks that nothing in the log was altered
Where there are several clinics, staff and device name theirs with --clinic "Harbour clinic".`;

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
      admin: { type: 'string' },
      role: { type: 'string' },
      id: { type: 'string' },
      reason: { type: 'string' },
      clinic: { type: 'string' },
      zone: { type: 'string' },
      chairs: { type: 'string' },
      continuous: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
}

process.exitCode = await run(positionals.join(' '));

async function run(act: string): Promise<number> {
  const acts: Record<string, (opened: OpenHouse, config: Config) => Promise<number>> = {
    'clinic add': clinicAdd,
    'staff add': staffAdd,
    'staff link': staffLink,
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
    return await chosen(opened, parsed.config);
  } finally {
    await opened.close();
  }
}

async function clinicAdd({ premises }: OpenHouse, config: Config): Promise<number> {
  const name = values.name?.trim() ?? config.clinicName;
  const timeZone = values.zone ?? config.timeZone;
  const chairs = values.chairs === undefined ? config.chairs : Number(values.chairs);
  const zoneProblem = isTimeZone(timeZone) ? null : `${timeZone} is no IANA time zone such as Europe/Zurich.`;
  const chairsProblem = chairs >= 1 && chairs <= 60 ? null : 'A clinic has 1 to 60 chairs.';
  const why = zoneProblem ?? chairsProblem ?? (name === '' || name.length > 200 ? USAGE : null);
  if (why !== null) return fail(why);
  const known = (await listClinics(premises)).some((other) => nameKey(other.name) === nameKey(name));
  if (known) return fail(`There is already a clinic called ${name}.`);
  const clinic = { name, timeZone, chairs };
  if (values.admin === undefined) {
    const { clinicId } = await foundClinic(premises, clinic);
    return say(
      values.json ? JSON.stringify({ clinicId }) : `${name} is founded. Add its first admin: staff add.`,
    );
  }
  const admin = values.admin.trim();
  if (admin === '' || admin.length > 200) return fail(USAGE);
  const { clinicId, link } = await foundClinicWithAdmin(premises, clinic, admin);
  return tellLink({ clinicId }, link, `${name} is founded. ${admin} chooses a passphrase here,`, config);
}

/** A lost passphrase or telephone of the only admin: whoever may run this program may help. */
async function staffLink(opened: OpenHouse, config: Config): Promise<number> {
  const { name, reason } = values;
  if (name === undefined || reason === undefined || reason.trim() === '') return fail(USAGE);
  const house = await houseMeant(opened);
  if (house === null) return 1;
  const person = await findByName(house, name);
  if (person === null) return fail(`There is nobody called ${name}, or they are disabled.`);
  const { staffId } = person.actor;
  const managed = await resetPerson(house, AT_THE_MACHINE, staffId, reason.trim());
  if (!managed.ok) return fail(managed.problem.detail);
  return tellLink({ staffId }, managed.answer.link, `${name} chooses a new passphrase here,`, config);
}

/** The link as this machine's browser opens it; whoever comes by another name puts the path behind that. */
function tellLink(ids: object, link: OneTimeLink, sentence: string, { host, port }: Config): number {
  if (values.json) return say(JSON.stringify({ ...ids, link }));
  const name = host.includes(':') ? `[${host}]` : host;
  const until = new Date(link.expiresAtMs).toISOString().slice(0, 16).replace('T', ' ');
  return say(`${sentence} once, until ${until} UTC:\n\n  http://${name}:${port}${link.path}\n`);
}

/** The clinic meant on the command line: the only one, or the one named. Null after saying why there is none. */
async function houseMeant({ premises }: OpenHouse): Promise<House | null> {
  const clinics = await listClinics(premises);
  const { clinic } = values;
  const named = clinics.filter(({ name }) => clinic === undefined || nameKey(name) === nameKey(clinic));
  const [meant] = named;
  if (meant !== undefined && named.length === 1) return houseOf(premises, meant.clinicId);
  if (clinics.length === 0)
    fail('There is no clinic yet. Start Afterdose and open the link it prints, or run: clinic add.');
  else fail(`Name the clinic with --clinic: ${clinics.map(({ name }) => name).join(', ')}.`);
  return null;
}

async function staffAdd(opened: OpenHouse): Promise<number> {
  const { name, role } = values;
  if (name === undefined || !isRole(role)) return fail(USAGE);
  const house = await houseMeant(opened);
  if (house === null) return 1;
  const passphrase = environment().AFTERDOSE_PASSPHRASE ?? (await askPassphrase(`Passphrase for ${name}: `));
  const added = await addStaff(house, name, role, passphrase);
  if (!added.ok) return fail(added.why);
  return say(values.json ? JSON.stringify(added) : `${name} may now sign in as ${role}.`);
}

async function deviceAdd(opened: OpenHouse): Promise<number> {
  const name = values.name?.trim() ?? '';
  if (name === '' || name.length > 200) return fail(USAGE);
  const house = await houseMeant(opened);
  if (house === null) return 1;
  const added = await addDevice(house, { name, continuous: values.continuous }, AT_THE_MACHINE);
  if (!added.ok) return fail(added.problem.detail);
  const { deviceId, token } = added;
  if (values.json) return say(JSON.stringify({ deviceId, token }));
  return say(`${name} is device ${deviceId}. Its token, shown this once:\n${token}`);
}

async function deviceRevoke(opened: OpenHouse): Promise<number> {
  const { id, reason } = values;
  if (id === undefined || reason === undefined || reason.trim() === '') return fail(USAGE);
  const house = await houseMeant(opened);
  if (house === null) return 1;
  const nobody = () => undefined;
  const desk = sessionDesk(house, foldKey(), { recorded: nobody, aged: nobody });
  const revoked = await revokeDevice(house, desk, id, reason.trim(), AT_THE_MACHINE);
  await desk.stop();
  return revoked.ok ? say('The device can no longer post readings.') : fail(revoked.problem.detail);
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
