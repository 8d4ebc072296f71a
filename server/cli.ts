import type { OneTimeLink } from '#shared/wire/people.ts';
import { type Asked, type Flags, readArguments, USAGE } from './cli-flags.ts';
import { foundClinic, listClinics } from './clinic/clinic.ts';
import { type Config, environment, parseConfig } from './config.ts';
import { addDevice } from './devices/credentials.ts';
import { revokeDevice } from './devices/revoke.ts';
import { type House, houseOf } from './house.ts';
import { AT_THE_MACHINE } from './house-command.ts';
import { makeLogger } from './http/logging.ts';
import { writeDailyCheckpoint } from './log/checkpoint.ts';
import { nameKey } from './log/name-key.ts';
import { printVerification } from './log/verify.ts';
import { verifyHouse } from './log/verify-house.ts';
import { type OpenHouse, openHouse } from './open-house.ts';
import { askPassphrase } from './people/ask-passphrase.ts';
import { foundClinicWithAdmin } from './people/found-with-admin.ts';
import { resetPerson } from './people/invite-staff.ts';
import { findByName } from './people/person.ts';
import { addStaff } from './people/staff.ts';
import { sessionDesk } from './sessions/desk.ts';
import { foldKey } from './sessions/fold-key.ts';

type FlagsOf<A extends Asked['act']> = Extract<Asked, { act: A }>['flags'];

process.exitCode = await run(process.argv.slice(2));

async function run(typed: string[]): Promise<number> {
  const read = readArguments(typed);
  if (read.kind === 'help') return say(USAGE);
  if (read.kind === 'refused') return fail(read.faults.join('\n'));
  const parsed = parseConfig(environment());
  if (!parsed.ok) return fail(parsed.problems.join('\n'));
  let opened: OpenHouse;
  try {
    opened = await openHouse(parsed.config, makeLogger('error'));
  } catch (error) {
    return fail(`Nothing was done: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    const code = await carryOut(opened, read, parsed.config);
    // What is recorded from here is under the day's checkpoint, as what a server records is.
    if (read.act !== 'verify') await writeDailyCheckpoint(opened.log, opened.premises.processNow());
    return code;
  } finally {
    await opened.close();
  }
}

function carryOut(opened: OpenHouse, asked: Asked, config: Config): Promise<number> {
  switch (asked.act) {
    case 'clinic add':
      return clinicAdd(opened, asked.flags, config);
    case 'staff add':
      return staffAdd(opened, asked.flags);
    case 'staff link':
      return staffLink(opened, asked.flags, config);
    case 'device add':
      return deviceAdd(opened, asked.flags);
    case 'device revoke':
      return deviceRevoke(opened, asked.flags);
    case 'verify':
      return verify(opened);
  }
}

async function clinicAdd({ premises }: OpenHouse, flags: Flags, config: Config): Promise<number> {
  const { name = config.clinicName, zone: timeZone = config.timeZone, chairs = config.chairs } = flags;
  const known = (await listClinics(premises)).some((other) => nameKey(other.name) === nameKey(name));
  if (known) return fail(`There is already a clinic called ${name}.`);
  const clinic = { name, timeZone, chairs };
  if (flags.admin === undefined) {
    const { clinicId } = await foundClinic(premises, clinic);
    return say(
      flags.json ? JSON.stringify({ clinicId }) : `${name} is founded. Add its first admin: staff add.`,
    );
  }
  const { clinicId, link } = await foundClinicWithAdmin(premises, clinic, flags.admin);
  const sentence = `${name} is founded. ${flags.admin} chooses a passphrase here,`;
  return tellLink({ clinicId }, link, sentence, flags, config);
}

/** A lost passphrase or telephone of the only admin: whoever may run this program may help. */
async function staffLink(opened: OpenHouse, flags: FlagsOf<'staff link'>, config: Config): Promise<number> {
  const { name, reason } = flags;
  const house = await houseMeant(opened, flags);
  if (house === null) return 1;
  const person = await findByName(house, name);
  if (person === null) return fail(`There is nobody called ${name}, or they are disabled.`);
  const { staffId } = person.actor;
  const managed = await resetPerson(house, AT_THE_MACHINE, staffId, reason);
  if (!managed.ok) return fail(managed.problem.detail);
  const sentence = `${name} chooses a new passphrase here,`;
  return tellLink({ staffId }, managed.answer.link, sentence, flags, config);
}

/** The link as this machine's browser opens it; whoever comes by another name puts the path behind that. */
function tellLink(
  ids: object,
  link: OneTimeLink,
  sentence: string,
  { json }: Flags,
  { host, port }: Config,
): number {
  if (json) return say(JSON.stringify({ ...ids, link }));
  const name = host.includes(':') ? `[${host}]` : host;
  const until = new Date(link.expiresAtMs).toISOString().slice(0, 16).replace('T', ' ');
  return say(`${sentence} once, until ${until} UTC:\n\n  http://${name}:${port}${link.path}\n`);
}

/** The clinic meant on the command line: the only one, or the one named. Null after saying why there is none. */
async function houseMeant({ premises }: OpenHouse, { clinic }: Flags): Promise<House | null> {
  const clinics = await listClinics(premises);
  const named = clinics.filter(({ name }) => clinic === undefined || nameKey(name) === nameKey(clinic));
  const [meant] = named;
  if (meant !== undefined && named.length === 1) return houseOf(premises, meant.clinicId);
  if (clinics.length === 0)
    fail('There is no clinic yet. Start Afterdose and open the link it prints, or run: clinic add.');
  else fail(`Name the clinic with --clinic: ${clinics.map(({ name }) => name).join(', ')}.`);
  return null;
}

async function staffAdd(opened: OpenHouse, flags: FlagsOf<'staff add'>): Promise<number> {
  const { name, role, json } = flags;
  const house = await houseMeant(opened, flags);
  if (house === null) return 1;
  const passphrase = environment().AFTERDOSE_PASSPHRASE ?? (await askPassphrase(`Passphrase for ${name}: `));
  const added = await addStaff(house, name, role, passphrase);
  if (!added.ok) return fail(added.why);
  return say(json ? JSON.stringify(added) : `${name} may now sign in as ${role}.`);
}

async function deviceAdd(opened: OpenHouse, flags: FlagsOf<'device add'>): Promise<number> {
  const { name, continuous, json } = flags;
  const house = await houseMeant(opened, flags);
  if (house === null) return 1;
  const added = await addDevice(house, { name, continuous }, AT_THE_MACHINE);
  if (!added.ok) return fail(added.problem.detail);
  const { deviceId, token } = added;
  if (json) return say(JSON.stringify({ deviceId, token }));
  return say(`${name} is device ${deviceId}. Its token, shown this once:\n${token}`);
}

async function deviceRevoke(opened: OpenHouse, flags: FlagsOf<'device revoke'>): Promise<number> {
  const { id, reason } = flags;
  const house = await houseMeant(opened, flags);
  if (house === null) return 1;
  const nobody = () => undefined;
  const desk = sessionDesk(house, foldKey(), { recorded: nobody, aged: nobody });
  const revoked = await revokeDevice(house, desk, id, reason, AT_THE_MACHINE);
  await desk.stop();
  return revoked.ok ? say('The device can no longer post readings.') : fail(revoked.problem.detail);
}

async function verify({ log, premises }: OpenHouse): Promise<number> {
  const nowMs = premises.clock.kind === 'real' ? premises.processNow() : null;
  const result = await verifyHouse(log, null, nowMs);
  const whole = result.findings.length === 0;
  return whole ? say(printVerification(result)) : fail(printVerification(result));
}

function say(sentence: string): number {
  console.log(sentence);
  return 0;
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}
