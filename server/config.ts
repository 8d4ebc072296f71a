import * as z from 'zod/mini';
import { rfc3339Schema } from '#shared/wire/api.ts';
import { parseInstant } from './devices/instant.ts';

/** Names this machine answers to without any network: the only places Afterdose listens until staff sign-in is fit for one. */
export const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '::1'] as const;

const BEYOND_LOOPBACK =
  'must be 127.0.0.1, localhost or ::1: staff sign in plainly for now, so Afterdose does not listen on a network';

function wholeNumber(from: number, to: number) {
  return z.pipe(
    z.string().check(z.regex(/^\d+$/, `must be a whole number from ${from} to ${to}`)),
    z.pipe(
      z.transform(Number),
      z
        .int()
        .check(
          z.gte(from, `must be a whole number from ${from} to ${to}`),
          z.lte(to, `must be a whole number from ${from} to ${to}`),
        ),
    ),
  );
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const environmentSchema = z.object({
  AFTERDOSE_PORT: z._default(wholeNumber(0, 65_535), 8420),
  AFTERDOSE_HOST: z._default(
    z.string().check(z.refine((host) => LOOPBACK_HOSTS.some((known) => known === host), BEYOND_LOOPBACK)),
    '127.0.0.1',
  ),
  AFTERDOSE_DATA: z._default(z.string().check(z.minLength(1, 'must name a folder')), '.data'),
  AFTERDOSE_DATABASE_URL: z.optional(
    z
      .string()
      .check(z.regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// (leave it unset for SQLite)')),
  ),
  AFTERDOSE_TIME_ZONE: z._default(
    z.string().check(z.refine(isTimeZone, 'must be an IANA time zone such as Europe/Zurich')),
    'UTC',
  ),
  AFTERDOSE_CLINIC_NAME: z._default(
    z.string().check(z.trim(), z.minLength(1, 'must not be empty'), z.maxLength(200)),
    'Clinic',
  ),
  AFTERDOSE_CHAIRS: z._default(wholeNumber(1, 60), 10),
  AFTERDOSE_CLOCK: z._default(
    z.enum(['real', 'controlled', 'scaled'], 'must be real, controlled or scaled'),
    'real',
  ),
  AFTERDOSE_CLOCK_RATE: z.optional(wholeNumber(1, 60)),
  AFTERDOSE_CLOCK_START: z.optional(
    rfc3339Schema.check(z.refine((text) => parseInstant(text).ok, 'is a date that no calendar has')),
  ),
  AFTERDOSE_DEVICE_POSTS_PER_S: z._default(wholeNumber(1, 1000), 20),
  AFTERDOSE_DEMO: z._default(z.enum(['0', '1'], 'must be 0 or 1'), '0'),
  AFTERDOSE_LOG_LEVEL: z._default(
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'must be fatal, error, warn, info, debug or silent',
    ),
    'info',
  ),
});

export interface Config {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | null;
  timeZone: string;
  clinicName: string;
  chairs: number;
  clock: ClockSetting;
  /** Posts a second that one device may make; five seconds of them at once. */
  devicePostsPerS: number;
  demo: boolean;
  logLevel: string;
  /** Browsers reach us over HTTPS, directly or through a proxy. */
  secure: boolean;
}

export type ClockSetting =
  | { kind: 'real' }
  | { kind: 'controlled'; startAtMs: number | null }
  | { kind: 'scaled'; startAtMs: number | null; rate: number };

export type ParsedConfig = { ok: true; config: Config } | { ok: false; problems: string[] };

type Environment = Record<string, string | undefined>;

/** The settings, or every bad one with its reason. Empty strings count as unset. Pure: the caller brings the environment. */
export function parseConfig(environment: Environment): ParsedConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const unfit = combinationProblems(given);
  if (!parsed.success || unfit.length > 0) {
    const issues = parsed.success ? [] : parsed.error.issues;
    return {
      ok: false,
      problems: [...issues.map((issue) => `${issue.path.join('.')} ${issue.message}`), ...unfit],
    };
  }
  const settings = parsed.data;
  return {
    ok: true,
    config: {
      port: settings.AFTERDOSE_PORT,
      host: settings.AFTERDOSE_HOST,
      dataFolder: settings.AFTERDOSE_DATA,
      databaseUrl: settings.AFTERDOSE_DATABASE_URL ?? null,
      timeZone: settings.AFTERDOSE_TIME_ZONE,
      clinicName: settings.AFTERDOSE_CLINIC_NAME,
      chairs: settings.AFTERDOSE_CHAIRS,
      clock: clockSetting(settings),
      devicePostsPerS: settings.AFTERDOSE_DEVICE_POSTS_PER_S,
      demo: settings.AFTERDOSE_DEMO === '1',
      logLevel: settings.AFTERDOSE_LOG_LEVEL,
      secure: false,
    },
  };
}

function clockSetting(settings: z.infer<typeof environmentSchema>): ClockSetting {
  const start = settings.AFTERDOSE_CLOCK_START;
  const startAtMs = start === undefined ? null : Date.parse(start);
  switch (settings.AFTERDOSE_CLOCK) {
    case 'real':
      return { kind: 'real' };
    case 'controlled':
      return { kind: 'controlled', startAtMs };
    case 'scaled':
      return { kind: 'scaled', startAtMs, rate: settings.AFTERDOSE_CLOCK_RATE ?? 1 };
  }
}

/** Settings that make no sense together. */
function combinationProblems(given: Environment): string[] {
  const problems: string[] = [];
  const clock = given.AFTERDOSE_CLOCK ?? 'real';
  if (given.AFTERDOSE_CLOCK_RATE !== undefined && clock !== 'scaled')
    problems.push('AFTERDOSE_CLOCK_RATE needs AFTERDOSE_CLOCK=scaled');
  if (given.AFTERDOSE_CLOCK_START !== undefined && clock === 'real')
    problems.push('AFTERDOSE_CLOCK_START needs AFTERDOSE_CLOCK=controlled or scaled');
  return problems;
}

/** The one place that reads the process's environment. */
export function environment(): Environment {
  return process.env;
}
