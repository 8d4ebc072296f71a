import { randomUUID } from 'node:crypto';
import type { SessionCommand } from '#shared/commands.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Role } from '#shared/vocabulary.ts';
import { PLAN } from '../courses/course-desk.ts';
import { COMMAND_BODIES } from '../people/command-bodies.ts';
import { PASSPHRASE, TEN } from '../test-server.ts';
import { identity } from '../visit.ts';
import type { ClinicAtWork, IdOf } from './second-clinic.ts';

/** One way to ask a route for something of another clinic: `id` is theirs, or nobody's. */
export interface Question {
  /** `METHOD url` as the route stands in the table. */
  route: string;
  by: Role | 'device';
  names: IdOf;
  path(id: string, ours: ClinicAtWork): string;
  body?(id: string, ours: ClinicAtWork): object;
}

const reason = 'asked for';
const commandId = () => randomUUID();
const reasoned = () => ({ commandId: commandId(), reason });

function inPath(
  route: string,
  by: Role | 'device',
  names: IdOf,
  body?: Question['body'],
  param = /:[A-Za-z]+/,
): Question {
  const path = (id: string) =>
    (route.split(' ')[1] ?? '').replace(param, id).replace(/:[A-Za-z]+/g, () => randomUUID());
  return { route, by, names, path, ...(body === undefined ? {} : { body }) };
}

const openBody = (changes: object) => ({
  sessionId: randomUUID(),
  commandId: commandId(),
  protocolId: 'esketamine-intranasal',
  plannedMg: 56,
  plannedAtMs: TEN,
  chairId: null,
  secondSessionReason: null,
  ...changes,
});

const commands = (Object.keys(COMMAND_BODIES) as SessionCommand['type'][]).map(
  (type): Question =>
    inPath('POST /api/v1/sessions/:sessionId/commands', 'prescriber', 'session', () => ({
      commandId: commandId(),
      command: { type, body: COMMAND_BODIES[type] },
      passphrase: PASSPHRASE,
    })),
);

const MOVE = 'POST /api/v1/sessions/:sessionId/readings/:entryId/move';
const move = (toSessionId: string) => ({ commandId: commandId(), toSessionId, reason });

const changing = (body: object) => ({ ...reasoned(), seq: 1, ...body });
const INDICATED = { indication: 'trd', indicationWords: null, treatmentPlan: null };

/** The same of a visit, which is named by its number. */
function visitOf(route: string, visit: string, body: object): Question {
  const path = (courseId: string) =>
    (route.split(' ')[1] ?? '').replace(':courseId', courseId).replace(':visit', visit);
  return { route, by: 'nurse', names: 'course', path, body: () => changing(body) };
}
const PROTOCOL = '/api/v1/protocols/:protocolId';
const SHIPPED = { protocolId: 'esketamine-intranasal', version: null };
const HASH = 'a'.repeat(64);
const approval = { director: 'D', approvedOn: '2026-03-01', note: null };
const switching = { version: null, accepted: [], reason };

const protocols: readonly Question[] = [
  inPath(`GET ${PROTOCOL}`, 'nurse', 'protocol'),
  ...['draft', '1.1-c1'].map(
    (version): Question => ({
      route: `GET ${PROTOCOL}/versions/:version`,
      by: 'nurse',
      names: 'protocol',
      path: (id) => `/api/v1/protocols/${id}/versions/${version}`,
    }),
  ),
  inPath(`PUT ${PROTOCOL}/draft`, 'admin', 'protocol', () => ({
    commandId: commandId(),
    editSeq: 1,
    document: esketamineIntranasal,
    note: null,
  })),
  inPath(`POST ${PROTOCOL}/draft/discard`, 'admin', 'protocol', () => ({ ...reasoned(), editSeq: 1 })),
  inPath(`POST ${PROTOCOL}/approve`, 'admin', 'protocol', () => ({
    commandId: commandId(),
    hash: HASH,
    ...approval,
  })),
  inPath(`POST ${PROTOCOL}/withdraw-approval`, 'admin', 'protocol', () => ({ ...reasoned(), hash: HASH })),
  inPath(`POST ${PROTOCOL}/switch-on`, 'admin', 'protocol', () => ({
    commandId: commandId(),
    hash: HASH,
    ...switching,
  })),
  inPath(`POST ${PROTOCOL}/switch-off`, 'admin', 'protocol', reasoned),
  inPath(`POST ${PROTOCOL}/replays`, 'admin', 'protocol', () => ({
    commandId: commandId(),
    hash: HASH,
    source: 'simulated',
    sessions: 1,
  })),
  ...['', '/:replayId', '/:replayId/sessions'].map((rest) =>
    inPath(`GET ${PROTOCOL}/replays${rest}`, 'nurse', 'protocol'),
  ),
  inPath(`POST ${PROTOCOL}/replays/:replayId/cancel`, 'admin', 'protocol', () => ({})),
  inPath('POST /api/v1/protocols/fork', 'admin', 'protocol', (protocolId) => ({
    commandId: commandId(),
    protocolId: randomUUID(),
    from: { protocolId, version: null },
    name: 'Borrowed',
  })),
  inPath('POST /api/v1/protocols/check', 'nurse', 'protocol', (protocolId) => ({
    document: esketamineIntranasal,
    against: { protocolId, version: null },
  })),
  inPath('POST /api/v1/protocols/compare', 'nurse', 'protocol', (protocolId) => ({
    before: SHIPPED,
    after: { protocolId, version: null },
  })),
  inPath('POST /api/v1/sessions', 'nurse', 'protocol', (protocolId, ours) =>
    openBody({ protocolId, patientId: ours.ids.patient }),
  ),
];

/** Every way to name something of another clinic, in path and body, of every route that takes an id. */
export const QUESTIONS: readonly Question[] = [
  ...['', '/readings', '/events'].map((rest) =>
    inPath(`GET /api/v1/sessions/:sessionId${rest}`, 'nurse', 'session'),
  ),
  ...commands,
  inPath(MOVE, 'nurse', 'session', (_, ours) => move(ours.ids.session)),
  {
    route: MOVE,
    by: 'nurse',
    names: 'session',
    path: (_, ours) => `/api/v1/sessions/${ours.ids.session}/readings/${ours.ids.entry}/move`,
    body: (id) => move(id),
  },
  {
    route: MOVE,
    by: 'nurse',
    names: 'entry',
    path: (id, ours) => `/api/v1/sessions/${ours.ids.session}/readings/${id}/move`,
    body: (_, ours) => move(ours.ids.session),
  },
  {
    route: 'POST /api/v1/sessions/:sessionId/commands',
    by: 'nurse',
    names: 'entry',
    path: (_, ours) => `/api/v1/sessions/${ours.ids.session}/commands`,
    body: (entryId) => ({
      commandId: commandId(),
      command: { type: 'WithdrawEntry', body: { entryId, reason } },
    }),
  },
  inPath('POST /api/v1/sessions', 'nurse', 'patient', (patientId) => openBody({ patientId })),
  inPath('POST /api/v1/sessions/:sessionId/break-glass', 'nurse', 'session', reasoned),
  inPath('GET /api/v1/patients/:patientId', 'nurse', 'patient'),
  inPath('POST /api/v1/patients/:patientId/correct', 'nurse', 'patient', () => ({
    ...reasoned(),
    identity: identity(),
  })),
  inPath('PUT /api/v1/patients/:patientId/restriction', 'admin', 'patient', (_, ours) => ({
    ...reasoned(),
    staffIds: [ours.ids.staff],
  })),
  {
    route: 'PUT /api/v1/patients/:patientId/restriction',
    by: 'admin',
    names: 'staff',
    path: (_, ours) => `/api/v1/patients/${ours.ids.patient}/restriction`,
    body: (id) => ({ ...reasoned(), staffIds: [id] }),
  },
  ...['courses', 'history'].map((what) =>
    inPath(`GET /api/v1/patients/:patientId/${what}`, 'nurse', 'patient'),
  ),
  inPath('POST /api/v1/patients/:patientId/consents', 'nurse', 'patient', () => ({
    commandId: commandId(),
    consentId: randomUUID(),
    consent: 'treatment',
    signedOn: '2026-03-01',
    validThrough: null,
    keptAt: null,
  })),
  inPath('POST /api/v1/patients/:patientId/consents/:consentId/withdraw', 'nurse', 'patient', reasoned),
  inPath('PUT /api/v1/patients/:patientId/rems-enrolment', 'nurse', 'patient', () => ({
    commandId: commandId(),
    enrolled: true,
    on: null,
    note: null,
  })),
  inPath('POST /api/v1/patients/:patientId/merge', 'admin', 'patient', (_, ours) => ({
    ...reasoned(),
    intoPatientId: ours.ids.patient,
  })),
  {
    route: 'POST /api/v1/patients/:patientId/merge',
    by: 'admin',
    names: 'patient',
    path: (_, ours) => `/api/v1/patients/${ours.ids.patient}/merge`,
    body: (intoPatientId) => ({ ...reasoned(), intoPatientId }),
  },
  inPath('POST /api/v1/patients/:patientId/unmerge', 'admin', 'patient', reasoned),
  inPath('POST /api/v1/courses', 'prescriber', 'patient', (patientId) => ({
    courseId: randomUUID(),
    commandId: commandId(),
    patientId,
    protocolId: 'ketamine-oral',
    ...INDICATED,
    plan: PLAN,
  })),
  {
    route: 'POST /api/v1/sessions',
    by: 'nurse',
    names: 'course',
    path: () => '/api/v1/sessions',
    body: (courseId, ours) => openBody({ courseId, patientId: ours.ids.patient }),
  },
  inPath('GET /api/v1/courses/:courseId', 'nurse', 'course'),
  inPath('PUT /api/v1/courses/:courseId/plan', 'prescriber', 'course', () => changing({ plan: PLAN })),
  inPath('PUT /api/v1/courses/:courseId/indication', 'prescriber', 'course', () => changing(INDICATED)),
  inPath('PUT /api/v1/courses/:courseId/next-dose', 'prescriber', 'course', () =>
    changing({ plannedMg: 56, plannedMgPerKg: null, plannedOverMin: null }),
  ),
  inPath('POST /api/v1/courses/:courseId/reviews', 'prescriber', 'course', () => ({
    commandId: commandId(),
    seq: 1,
    session: 1,
    goOn: true,
    note: reason,
  })),
  ...['end', 'reopen'].map((what) =>
    inPath(`POST /api/v1/courses/:courseId/${what}`, 'prescriber', 'course', () => changing({})),
  ),
  visitOf('PUT /api/v1/courses/:courseId/visits/:visit/day', '1', { day: '2026-03-04' }),
  visitOf('POST /api/v1/courses/:courseId/visits/:visit/missed', '1', { condition: 'stable' }),
  inPath('POST /api/v1/courses/:courseId/visits', 'nurse', 'course', () =>
    changing({ visitId: randomUUID(), day: '2026-03-04' }),
  ),
  inPath('POST /api/v1/courses/:courseId/added/:visitId/remove', 'nurse', 'course', () => changing({})),
  inPath('POST /api/v1/courses/:courseId/sessions/:sessionId/leave', 'nurse', 'course', () => changing({})),
  {
    route: 'POST /api/v1/courses/:courseId/sessions/:sessionId/leave',
    by: 'nurse',
    names: 'session',
    path: (id, ours) => `/api/v1/courses/${ours.ids.course}/sessions/${id}/leave`,
    body: () => changing({}),
  },
  inPath('PUT /api/v1/devices/:deviceId/binding', 'nurse', 'device', (_, ours) => ({
    commandId: commandId(),
    sessionId: ours.ids.session,
  })),
  {
    route: 'PUT /api/v1/devices/:deviceId/binding',
    by: 'nurse',
    names: 'session',
    path: (_, ours) => `/api/v1/devices/${ours.ids.device}/binding`,
    body: (sessionId) => ({ commandId: commandId(), sessionId }),
  },
  inPath('POST /api/v1/bindings', 'nurse', 'device', (code, ours) => ({
    commandId: commandId(),
    code,
    sessionId: ours.ids.session,
  })),
  inPath('POST /api/v1/bindings', 'nurse', 'session', (sessionId, ours) => ({
    commandId: commandId(),
    code: ours.ids.device,
    sessionId,
  })),
  inPath('GET /api/v1/devices/:deviceId/refused', 'nurse', 'device'),
  inPath('POST /api/v1/devices/:deviceId/rotate', 'admin', 'device', reasoned),
  inPath('POST /api/v1/devices/:deviceId/revoke', 'admin', 'device', reasoned),
  inPath('PUT /api/v1/devices/:deviceId/name', 'admin', 'device', () => ({
    commandId: commandId(),
    name: 'Renamed',
  })),
  inPath('POST /api/v1/waiting-readings/:readingId/assign', 'nurse', 'waitingReading', (_, ours) => ({
    ...reasoned(),
    sessionId: ours.ids.session,
  })),
  {
    route: 'POST /api/v1/waiting-readings/:readingId/assign',
    by: 'nurse',
    names: 'session',
    path: (_, ours) => `/api/v1/waiting-readings/${ours.ids.waitingReading}/assign`,
    body: (sessionId) => ({ ...reasoned(), sessionId }),
  },
  inPath('POST /api/v1/waiting-readings/:readingId/dismiss', 'nurse', 'waitingReading', reasoned),
  ...['role', 'name'].map((what) =>
    inPath(`PUT /api/v1/staff/:staffId/${what}`, 'admin', 'staff', () => ({
      ...reasoned(),
      ...(what === 'role' ? { role: 'nurse' } : { name: 'Renamed' }),
    })),
  ),
  {
    route: 'POST /api/v1/clinic/presence',
    by: 'nurse',
    names: 'staff',
    path: () => '/api/v1/clinic/presence',
    body: (staffId) => ({ commandId: commandId(), staffId, onSite: true }),
  },
  ...['disable', 'enable', 'reset', 'sign-out'].map((what) =>
    inPath(`POST /api/v1/staff/:staffId/${what}`, 'admin', 'staff', reasoned),
  ),
  inPath('POST /api/v1/station/switch', 'nurse', 'staff', (staffId) => ({
    staffId,
    passphrase: PASSPHRASE,
  })),
  ...protocols,
  ...['pause', 'pause/end', 'sound-check'].map((what) =>
    inPath(`POST /api/v1/stations/:stationId/${what}`, 'nurse', 'station', () => ({
      commandId: commandId(),
      ...(what === 'sound-check' && { heard: true, volumePercent: 80 }),
    })),
  ),
  ...['link', 'revoke'].map((what) =>
    inPath(`POST /api/v1/displays/:displayId/${what}`, 'admin', 'display', reasoned),
  ),
  inPath('POST /api/v1/webhooks/:webhookId/switch-off', 'admin', 'webhook', reasoned),
  inPath('POST /api/v1/webhooks/:webhookId/test', 'admin', 'webhook', () => ({ commandId: commandId() })),
];

/** Routes that take no id of anything a clinic has, or one that the caller makes: nothing of another can be named. */
export const NAME_NOTHING: readonly string[] = [
  'POST /api/v1/patients',
  'POST /api/v1/patients/search',
  'POST /api/v1/readings',
  'PUT /api/v1/clinic/chairs',
  'PUT /api/v1/clinic/settings',
  'PUT /api/v1/clinic/name',
  'PUT /api/v1/clock',
  'POST /api/v1/set-up',
  'POST /api/v1/sign-in',
  'POST /api/v1/sign-out',
  'POST /api/v1/invitations/open',
  'POST /api/v1/invitations/accept',
  'POST /api/v1/station/lock',
  'PUT /api/v1/me/passphrase',
  'PUT /api/v1/me/pin',
  'POST /api/v1/me/second-factor/begin',
  'POST /api/v1/me/second-factor/confirm',
  'POST /api/v1/me/second-factor/remove',
  'POST /api/v1/me/sign-out-everywhere',
  'POST /api/v1/staff',
  'POST /api/v1/devices',
  'POST /api/v1/displays',
  'POST /api/v1/webhooks',
  'POST /api/v1/displays/pair',
  'POST /api/v1/protocols/import',
];
