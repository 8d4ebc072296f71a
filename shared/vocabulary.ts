/**
 * Afterdose's words. Each is defined once, here, and used everywhere: code, screens, README, tests.
 * Instants are epoch milliseconds and end in `AtMs`; durations end in `Ms` or `Min`; units live in names.
 *
 * clinic       the tenant; everything belongs to one
 * chair        where a patient is watched
 * patient      the person watched
 * session      one visit, arrival to door
 * course       the planned series of sessions of one patient, in phases
 * visit        a planned day of a course, before there is a session
 * indication   what the treatment is given for: approved or off-label
 * contraindication  what speaks against a dose; a prescriber decides over it
 * protocol     the clinic's versioned document: route, dosing, check schedule, limits, readiness, minimum times
 * lineage      one protocol with all its versions: drafted, approved, switched on
 * dose         one administration: a nasal device, an injection, a lozenge, or one infusion with its steps
 * risk         what makes a patient need more watching
 * line         one thing asked before the dose: done, open, to look at, or not known
 * presence     whether a prescriber is in the building, marked for the whole clinic until its day ends
 * modifier     what a protocol adds to its schedule for one risk
 * T0           the start of the first standing dose
 * reading      one set of vitals taken together
 * vital        one value in a reading
 * score        a scale's result
 * check        something the schedule wants measured, with its window
 * limit        a threshold
 * proposal     limits for one patient that somebody asks a prescriber for; answered once
 * alert        an episode of one rule family being broken
 * announcement the recorded fact that a step of an alert was shown
 * criterion    one line of readiness: met, unmet, unknown, overridden
 * attest       a clinician states what no sensor knows
 * sign         a clinician re-authenticates and approves
 * replay       the facts of ended sessions judged under another protocol, to see what it would have changed
 * device       something that posts readings
 * binding      device ↔ session, for a time
 * waiting reading  one that arrived with no confirmed patient
 * staff        nurse, prescriber, admin
 * station      one open screen
 * room         where stations stand together, as people there call it: one of them may sound for all
 * audible      a station that would be heard if something called
 * audio pause  a station is silent for a short, shown time; a new alert ends it. Not an acknowledgement
 * sound check  the three patterns played at a station, and whether somebody heard them
 * holder       who has a patient in hand, kept as the session's nurse: whoever seated them, until somebody takes over.
 *              With nobody the patient alarms
 * handover     a patient offered to a colleague, who takes over by accepting every open alert and the next check
 * round        a nurse's way from chair to chair, each recorded, not due, or passed over with a reason
 * call card    what is read out when help is called from outside
 * webhook      a place outside, a pager or a chat, that is told of alerts; it knows chairs and numbers, no names
 * sign-in      a person, or a wall display, known to a station until it ends
 * lock         a station nobody touches shows the board and acts no more until somebody says who they are
 * display      a wall display: a screen that shows the board of its clinic and can do nothing
 * invitation   a one-time link by which a person chooses a passphrase
 * restriction  a record that only named people open; others break the glass, with a reason
 * trail        who changed what (the log) and who viewed what (beside it)
 * entry        any fact about the patient that can be corrected or withdrawn: reading, score, dose, infusion
 *              step, lozenge's end, weight, waste, medicine, home medicine, symptom, serious event, note
 * alias        a record read as part of another because both are of one person; reversible
 */

/** Vitals in the order they are typed, shown and listed. */
export const VITAL_KEYS = [
  'systolicMmHg',
  'diastolicMmHg',
  'meanArterialMmHg',
  'heartRateBpm',
  'spo2Percent',
  'respiratoryRatePerMin',
  'temperatureC',
  'oxygenLitresPerMin',
] as const;
export type VitalKey = (typeof VITAL_KEYS)[number];

/** Scales Afterdose records. Totals only: the items of restricted instruments are not shipped. */
export const SCALES = [
  'dissociation',
  'cadss',
  'cadss6',
  'moaas',
  'nausea',
  'suicideScreen',
  'phq9',
  'phq9Item9',
  'gad7',
  'madrs',
] as const;
export type Scale = (typeof SCALES)[number];

/** What a check may need: blood pressure is one thing to measure, taken as a pair. */
export const MEASURES = [
  'bloodPressure',
  'heartRateBpm',
  'spo2Percent',
  'respiratoryRatePerMin',
  'moaas',
  'dissociation',
] as const;
export type Measure = (typeof MEASURES)[number];

export const ROLES = ['nurse', 'prescriber', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Clinical words for severity. Screens show critical as High `!!!`, warning as Medium `!!`, notice as Low `!`. */
export const SEVERITIES = ['notice', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whom an alert that nobody has seen is told to beyond its nurse, the farthest last (clinical reference 4.6). */
export const TOLD = ['secondNurse', 'prescriber', 'everyone'] as const;
export type Told = (typeof TOLD)[number];

/** What kind of trouble an alert is: of the patient, of a late check, or of the equipment. */
export type AlertClass = 'clinical' | 'overdue' | 'technical';

export const SEXES = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

/** Who caused an event. A device's events carry no staff; `system` is the program itself. */
export type Actor =
  | { kind: 'staff'; staffId: string; name: string; role: Role }
  | { kind: 'device'; deviceId: string; name: string }
  | { kind: 'tablet'; name: string }
  | { kind: 'system' };

/** States a session can be in (clinical reference 1.1). `hold`, `readyForReview` are judged, the rest recorded. */
export const STAGES = [
  'scheduled',
  'arrived',
  'preDose',
  'hold',
  'dosing',
  'observing',
  'extended',
  'readyForReview',
  'discharged',
  'cancelledNotDosed',
  'leftAgainstAdvice',
  'transferred',
] as const;
export type Stage = (typeof STAGES)[number];

export const MINUTE_MS = 60_000;

/** The end of an exhaustive switch: adding a case anywhere breaks the build until this place has thought of it. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

/** Severity as a number for comparing; null (nothing broken) is lowest. */
export function severityRank(severity: Severity | null): number {
  return severity === null ? -1 : SEVERITIES.indexOf(severity);
}
