import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { rfc3339Schema } from '#shared/wire/api.ts';
import { parseInstant } from './devices/instant.ts';
import { listed, type Network, networkProblems, originProblem, rangeProblem } from './http/network.ts';
import { hostProblem } from './webhooks/targets.ts';

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

/** Places separated by commas; each bad one is named with its reason. */
function listOf(problemOf: (place: string) => string | null) {
  const everyOne = z.check<string>(({ value, issues }) => {
    const places = listed(value);
    const problems =
      places.length === 0 ? ['must not be empty'] : places.flatMap((place) => problemOf(place) ?? []);
    for (const message of problems) issues.push({ code: 'custom', message, input: value });
  });
  return z._default(z.string().check(everyOne), '');
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
    z
      .string()
      .check(
        z.refine(
          (host) => host === 'localhost' || isIP(host) !== 0,
          'must be localhost or an address of this machine, such as 0.0.0.0 for all of them',
        ),
      ),
    '127.0.0.1',
  ),
  AFTERDOSE_TLS_CERT: z.optional(z.string()),
  AFTERDOSE_TLS_KEY: z.optional(z.string()),
  AFTERDOSE_PROXY_TLS: z._default(z.enum(['0', '1'], 'must be 0 or 1'), '0'),
  AFTERDOSE_TRUSTED_PROXIES: listOf(rangeProblem),
  AFTERDOSE_ORIGINS: listOf(originProblem),
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
  AFTERDOSE_WEBHOOK_HOSTS: listOf(hostProblem),
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
  /** Hosts, with their port where it is not 443, that messages may be sent to; empty: none is sent. */
  webhookHosts: readonly string[];
  demo: boolean;
  logLevel: string;
  network: Network;
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
  const unfit = [...clockProblems(given), ...networkProblems(given)];
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
      webhookHosts: listed(settings.AFTERDOSE_WEBHOOK_HOSTS).map((host) => host.toLowerCase()),
      demo: settings.AFTERDOSE_DEMO === '1',
      logLevel: settings.AFTERDOSE_LOG_LEVEL,
      network: networkOf(settings),
      secure: settings.AFTERDOSE_TLS_CERT !== undefined || settings.AFTERDOSE_PROXY_TLS === '1',
    },
  };
}

function networkOf(settings: z.infer<typeof environmentSchema>): Network {
  const { AFTERDOSE_TLS_CERT: certFile, AFTERDOSE_TLS_KEY: keyFile } = settings;
  return {
    tls: certFile === undefined || keyFile === undefined ? null : { certFile, keyFile },
    trustedProxies: listed(settings.AFTERDOSE_TRUSTED_PROXIES),
    origins: listed(settings.AFTERDOSE_ORIGINS).map((origin) => new URL(origin).origin),
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

/** Settings of the clock that make no sense together. */
function clockProblems(given: Environment): string[] {
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
