import type { Identity } from '#shared/identity.ts';
import type { Risk } from '#shared/protocols/modifiers.ts';
import type { Body } from './physiology.ts';
import { type Dose, infused, injected, lozenge, nasal } from './plans.ts';

/** What goes wrong, or differs, in one chair. The minutes stand in `care.ts`, `giving.ts` and `monitors.ts`. */
export type Trouble =
  | 'none'
  | 'surge'
  | 'cuffFails'
  | 'lateBatch'
  | 'forgottenCheck'
  | 'prolonged'
  | 'hold'
  | 'silentMonitor'
  | 'infusionPaused'
  | 'infusionStopped'
  | 'lozengeForgotten';

/** One invented patient of the demo. Minutes count from the moment the demo opens; negative ones are its morning. */
export interface Visitor {
  chairId: string;
  identity: Identity;
  dose: Dose;
  /** Stated on arrival; null: nothing to state. */
  risk: Risk | null;
  /** The nurse asks for limits of this patient's own. */
  proposesLimits: boolean;
  arriveMin: number;
  doseMin: number;
  body: Body;
  trouble: Trouble;
  /** The prescriber comes so many minutes after all criteria are met. */
  signAfterMin: number;
}

const REST: Omit<Body, 'seed'> = {
  systolicMmHg: 122,
  diastolicMmHg: 76,
  heartRateBpm: 72,
  spo2Percent: 98,
  respiratoryRatePerMin: 14,
  temperatureC: 36.7,
  pressureRiseMmHg: 18,
  dissociationPeak: 5,
  peakMin: 38,
  lingering: 1,
  surge: null,
  tension: null,
};

function person(
  recordNumber: string,
  name: string,
  birthDate: string,
  sex: Identity['sex'],
  allergies: string[] = [],
  chosenName: string | null = null,
): Identity {
  return { name, chosenName, birthDate, sex, recordNumber, allergies };
}

type Extra = Partial<Pick<Visitor, 'dose' | 'risk' | 'proposesLimits'>>;

function visitor(
  chairId: string,
  identity: Identity,
  [arriveMin, doseMin]: [number, number],
  trouble: Trouble,
  body: Partial<Body>,
  extra: Extra = {},
): Visitor {
  const seed = Number(identity.recordNumber.slice(1));
  return {
    chairId,
    identity,
    dose: nasal(56),
    risk: null,
    proposesLimits: false,
    arriveMin,
    doseMin,
    body: { ...REST, seed, ...body },
    trouble,
    signAfterMin: 8,
    ...extra,
  };
}

/** The ten chairs at the opening, and who follows. Staggered so that every state is on the board soon. */
export const ROSTER: readonly Visitor[] = [
  visitor(
    '1',
    person('A1041', 'Alma Fontaine', '1992-03-14', 'female', ['Penicillin']),
    [-146, -119],
    'none',
    {
      dissociationPeak: 4,
    },
  ),
  visitor(
    '2',
    person('A1042', 'Bernard Oduya', '1968-07-02', 'male', [], 'Ben'),
    [-56, -30],
    'surge',
    {
      systolicMmHg: 136,
      diastolicMmHg: 84,
      surge: { atMin: 40, heightMmHg: 34, widthMin: 9 },
      dissociationPeak: 7,
    },
    { dose: nasal(84) },
  ),
  visitor(
    '3',
    person('A1043', 'Chiara Lund', '1957-11-23', 'female'),
    [-62, -35],
    'cuffFails',
    {},
    { dose: nasal(28) },
  ),
  visitor('4', person('A1044', 'Dmitri Halloran', '1979-01-30', 'male', ['Latex']), [-50, -23], 'lateBatch', {
    systolicMmHg: 128,
  }),
  visitor(
    '5',
    person('A1045', 'Esther Voss', '1990-05-17', 'female'),
    [-88, -61],
    'forgottenCheck',
    {},
    { dose: lozenge(100) },
  ),
  visitor(
    '6',
    person('A1046', 'Farid Amsel', '1974-09-08', 'male', ['Ibuprofen']),
    [-156, -125],
    'prolonged',
    {
      dissociationPeak: 8,
      lingering: 1.9,
    },
    { dose: nasal(84) },
  ),
  visitor(
    '7',
    person('A1047', 'Greta Mbeki', '1963-12-19', 'female'),
    [-9, 22],
    'hold',
    {
      systolicMmHg: 132,
      diastolicMmHg: 82,
      tension: { extraMmHg: 34, settleMin: 26 },
    },
    { risk: 'maoiToday' },
  ),
  visitor(
    '8',
    person('A1048', 'Hugo Castellane', '1996-02-27', 'male'),
    [-78, -50],
    'silentMonitor',
    { spo2Percent: 97 },
    { dose: injected(60) },
  ),
  visitor(
    '9',
    person('A1049', 'Ines Fontaine', '1988-08-05', 'female'),
    [-27, -1],
    'infusionStopped',
    { dissociationPeak: 6 },
    { dose: infused(64) },
  ),
  visitor(
    '10',
    person('A1050', 'Jonas Petrakis', '1981-04-11', 'male', ['Codeine']),
    [4, 30],
    'infusionPaused',
    {},
    { dose: infused(72.4), proposesLimits: true },
  ),
  visitor(
    '1',
    person('A1051', 'Kaya Whitfield', '1999-10-01', 'other', [], 'Kay'),
    [34, 60],
    'lozengeForgotten',
    {},
    { dose: lozenge(100) },
  ),
  visitor('6', person('A1052', 'Lucio Brandt', '1971-06-25', 'male'), [75, 100], 'none', {
    systolicMmHg: 130,
  }),
];

/** Who comes when the roster is used up: the same people on a later visit, so that the demo never runs dry. */
export function laterVisitor(chairId: string, nth: number, nowMin: number): Visitor {
  const number = `A${2000 + nth}`;
  const names = [
    'Mira Solano',
    'Noor Ashdown',
    'Otto Lindgren',
    'Pia Vermeer',
    'Quentin Sato',
    'Rosa Ekberg',
  ];
  const name = `${names[nth % names.length]}`;
  const identity = person(number, name, `19${60 + (nth % 40)}-0${1 + (nth % 9)}-1${nth % 9}`, 'unknown');
  return visitor(chairId, identity, [nowMin + 12, nowMin + 38], 'none', {
    systolicMmHg: 116 + (nth % 5) * 4,
  });
}

/** Staff of the demo. Passphrases and PINs are printed and good for nothing else. */
export const STAFF = {
  nurse: {
    name: 'Nora Keller',
    role: 'nurse',
    passphrase: 'demo nurse watching chairs',
    pin: '274951',
  },
  secondNurse: {
    name: 'Sam Okafor',
    role: 'nurse',
    passphrase: 'demo nurse second pair of eyes',
    pin: '830617',
  },
  prescriber: {
    name: 'Ida Lindqvist',
    role: 'prescriber',
    passphrase: 'demo prescriber on site today',
    pin: '519382',
  },
  admin: { name: 'Ada Brunner', role: 'admin', passphrase: 'demo admin keeping the house', pin: null },
} as const;
