import { parseArgs } from 'node:util';
import { idSchema } from '#shared/entries.ts';
import { typedName, typedText } from '#shared/typed.ts';
import { ROLES, type Role } from '#shared/vocabulary.ts';
import { isTimeZone } from './config.ts';

export const USAGE = `Usage:
  clinic add --name "Harbour clinic" --admin "Ada Brunner" [--zone Europe/Zurich] [--chairs 10] [--json]
                                                         prints the admin's one-time link; without --admin: staff add
  staff link --name "Ada Brunner" --reason "lost phone" [--json]
                                                         takes passphrase, PIN and second factor away; prints a new link
  staff add --name "Nora Keller" --role ${ROLES.join('|')}   passphrase: prompt, standard input or AFTERDOSE_PASSPHRASE
  device add --name "Cuff 3" [--continuous] [--json]    prints its token, once
  device revoke --id <device id> --reason "lost"
  verify                                                 checks that nothing in the log was altered
Where there are several clinics, staff and device name theirs with --clinic "Harbour clinic".`;

/** What may follow an act, each as it was meant: trimmed texts, a role there is, a number. */
export interface Flags {
  name?: string;
  admin?: string;
  role?: Role;
  id?: string;
  reason?: string;
  clinic?: string;
  zone?: string;
  chairs?: number;
  continuous: boolean;
  json: boolean;
}
type ValueFlag = Exclude<keyof Flags, 'continuous' | 'json'>;

type With<F extends ValueFlag> = Flags & Required<Pick<Flags, F>>;
/** The flags of each act; what it cannot do without is there. */
interface FlagsOf {
  'clinic add': Flags;
  'staff add': With<'name' | 'role'>;
  'staff link': With<'name' | 'reason'>;
  'device add': With<'name'>;
  'device revoke': With<'id' | 'reason'>;
  verify: Flags;
}
type Act = keyof FlagsOf;
/** One act with its flags. */
export type Asked = { [A in Act]: { kind: 'act'; act: A; flags: FlagsOf[A] } }[Act];

/** Which flags an act cannot do without, and which it understands besides. */
const ACTS: Record<Act, { needs: readonly ValueFlag[]; may: readonly (keyof Flags)[] }> = {
  'clinic add': { needs: [], may: ['name', 'admin', 'zone', 'chairs', 'json'] },
  'staff add': { needs: ['name', 'role'], may: ['clinic', 'json'] },
  'staff link': { needs: ['name', 'reason'], may: ['clinic', 'json'] },
  'device add': { needs: ['name'], may: ['clinic', 'continuous', 'json'] },
  'device revoke': { needs: ['id', 'reason'], may: ['clinic'] },
  verify: { needs: [], may: [] },
};

const NAME = 'a text of 1 to 200 characters';
/** What each flag takes, in words, and the value of what was typed; undefined: it is none. */
const VALUES: { [F in ValueFlag]: { is: string; read(typed: string): Flags[F] | undefined } } = {
  name: { is: NAME, read: name },
  admin: { is: NAME, read: name },
  clinic: { is: NAME, read: name },
  role: { is: oneOf(ROLES), read: (typed) => ROLES.find((role) => role === typed) },
  reason: { is: 'a text of 1 to 4000 characters', read: (typed) => typedText.safeParse(typed).data },
  id: { is: 'the id of a device', read: (typed) => idSchema.safeParse(typed).data },
  zone: {
    is: 'an IANA time zone such as Europe/Zurich',
    read: (typed) => (isTimeZone(typed) ? typed : undefined),
  },
  chairs: { is: 'a whole number from 1 to 60', read: chairs },
};

function name(typed: string): string | undefined {
  return typedName.safeParse(typed).data;
}

function chairs(typed: string): number | undefined {
  const count = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
  return count >= 1 && count <= 60 ? count : undefined;
}

function oneOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

export type ReadArguments =
  | Asked
  | { kind: 'help' }
  /** A line for each fault; with the usage below where the act itself is none. */
  | { kind: 'refused'; faults: string[] };

/** What was typed behind the program's name. Every fault is named with what would be right, not only the first. */
export function readArguments(typed: string[]): ReadArguments {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(typed);
  } catch (error) {
    return { kind: 'refused', faults: [error instanceof Error ? error.message : String(error), USAGE] };
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const act = positionals.join(' ');
  if (!isAct(act)) return { kind: 'refused', faults: [USAGE] };
  const { needs, may } = ACTS[act];
  const flags: Flags = { continuous: values.continuous, json: values.json };
  const faults = needs
    .filter((flag) => values[flag] === undefined)
    .map((flag) => `${act} needs --${flag}: ${VALUES[flag].is}.`);
  for (const flag of ['continuous', 'json'] as const)
    if (values[flag] && !may.includes(flag)) faults.push(`${act} takes no --${flag}.`);
  for (const flag of Object.keys(VALUES) as ValueFlag[]) {
    const value = values[flag];
    if (value === undefined) continue;
    const read = VALUES[flag].read(value);
    if (!needs.includes(flag) && !may.includes(flag)) faults.push(`${act} takes no --${flag}.`);
    else if (read === undefined) faults.push(`--${flag} ${quoted(value)} is not ${VALUES[flag].is}.`);
    else Object.assign(flags, { [flag]: read });
  }
  if (faults.length > 0) return { kind: 'refused', faults };
  // Nothing that the act needs is missing: that would be a fault.
  return { kind: 'act', act, flags } as Asked;
}

function isAct(words: string): words is Act {
  return Object.hasOwn(ACTS, words);
}

/** As much of a value as tells which one. */
function quoted(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

function parse(args: string[]) {
  return parseArgs({
    args,
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
