import { SCHEMA_VERSION } from './events.ts';

/** An event as an older version of Afterdose may have stored it. */
export interface StoredEvent {
  type: string;
  body: Record<string, unknown>;
}

/** Step n brings an event of schema version n + 1 to version n + 2. Pure; stored bytes never change. */
export const UPCASTERS: readonly ((event: StoredEvent) => StoredEvent)[] = [
  signInsSayHow,
  protocolsSayTheForm,
  protocolsSayTheVisit,
];

/** 1 → 2. There was one way to sign in, signing out ended that one sign-in, and each refusal was noted by itself. */
function signInsSayHow(event: StoredEvent): StoredEvent {
  if (event.type === 'StaffSignedIn') return { ...event, body: { by: 'passphrase' } };
  if (event.type === 'StaffSignedOut') return { ...event, body: { everywhere: false, reason: null } };
  if (event.type === 'StaffSignInRefused') return { ...event, body: { ...event.body, times: 1 } };
  return event;
}

/** 2 → 3. There was one route, the nasal spray, planned in mg; nothing was added for a risk. */
function protocolsSayTheForm(event: StoredEvent): StoredEvent {
  const plan = { plannedMgPerKg: null, plannedOverMin: null };
  if (event.type === 'PlanChanged') return { ...event, body: { ...event.body, ...plan } };
  if (event.type !== 'SessionOpened') return event;
  const protocol = event.body.protocol as Record<string, Record<string, unknown>>;
  const forward = {
    ...protocol,
    dosing: { form: 'devices', ...protocol.dosing },
    routeShort: 'IN',
    minimumFrom: 'lastStart',
    rems: true,
    confirmation: { ...protocol.confirmation, criticalSpo2AtOnce: false },
    readiness: { ...protocol.readiness, accessSite: false },
    modifiers: [],
  };
  return { ...event, body: { ...event.body, ...plan, protocol: forward } };
}

/** 3 → 4. Nothing was asked before a dose but the checklist; there were no courses, and limits were fitted unproposed. */
function protocolsSayTheVisit(event: StoredEvent): StoredEvent {
  if (event.type === 'LimitsFitted') return { ...event, body: { proposalId: null, ...event.body } };
  if (event.type !== 'SessionOpened') return event;
  const asked = { approvedIndications: [], contraindications: [], screening: [] };
  const protocol = { ...(event.body.protocol as Record<string, unknown>), ...asked, course: null };
  return { ...event, body: { ...event.body, protocol, course: null } };
}

/** The event in the shape of SCHEMA_VERSION, still to be parsed. Throws on a version this program does not know. */
export function upcast(event: StoredEvent, schemaV: number): StoredEvent {
  if (!Number.isInteger(schemaV) || schemaV < 1 || schemaV > SCHEMA_VERSION) {
    throw new Error(`schema version ${schemaV} is unknown: versions 1 to ${SCHEMA_VERSION} can be read`);
  }
  return UPCASTERS.slice(schemaV - 1).reduce((older, bringForward) => bringForward(older), event);
}
