import { MINUTE_MS } from '#shared/vocabulary.ts';

/** A set as it is typed into quick entry, and what both boards must then show. */
export interface Row {
  /** Minutes after the first device. */
  minute: number;
  typed: string;
  pressure: string | null;
  heartRate: string;
  /** The why line or a part of it; null where nothing is asked of it. */
  why: RegExp | null;
  /** Severities of the alerts open after it, worst first. */
  open: string[];
}

const JANUARY_5 = Date.UTC(2026, 0, 5);
const at = (hour: number, minute: number) => JANUARY_5 + (hour * 60 + minute) * MINUTE_MS;

/** Worked example 10.1 of the clinical reference: a smooth session. */
export const SMOOTH = {
  patient: { name: 'Anna Albrecht', birthDate: '1991-06-12', recordNumber: 'R-1001', sex: 'female' },
  plannedMg: 56,
  beginAtMs: at(9, 30),
  arriveAtMs: at(9, 40),
  baselineAtMs: at(9, 52),
  baseline: '122/76 72 98 14 5 0',
  firstDoseAtMs: at(10, 0),
  dosesMin: [0, 5],
  rows: [
    { minute: 20, typed: '- 80 97 15 5 3', pressure: null, heartRate: '80', why: null, open: [] },
    { minute: 40, typed: '142/88 86 97 15 4 6', pressure: '142/88', heartRate: '86', why: null, open: [] },
    { minute: 60, typed: '136/84 80 98 14 5 3 n3', pressure: '136/84', heartRate: '80', why: null, open: [] },
    { minute: 90, typed: '128/80 74 98 14 5 1', pressure: '128/80', heartRate: '74', why: null, open: [] },
    {
      minute: 120,
      typed: '124/78 72 98 14 5 0 n0',
      pressure: '124/78',
      heartRate: '72',
      why: null,
      open: [],
    },
  ] satisfies Row[],
  gateMin: 125,
  attestMin: 128,
  signMin: 132,
};

/** Worked example 10.2: a hold, a surge that becomes critical, and a long dissociation. */
export const HARD = {
  patient: { name: 'Boris Brandt', birthDate: '1967-11-03', recordNumber: 'R-1002', sex: 'male' },
  plannedMg: 84,
  beginAtMs: at(12, 50),
  arriveAtMs: at(12, 55),
  firstDoseAtMs: at(13, 30),
  preDose: [
    { atMs: at(13, 5), typed: '146/92 82 97 14 5 0', held: true },
    { atMs: at(13, 12), typed: '140/88 80 97 14 5 0', held: true },
    { atMs: at(13, 19), typed: '138/86 78 97 14 5 0', held: false },
  ],
  dosesMin: [0, 5, 10],
  rows: [
    { minute: 20, typed: '- 92 96 15 5 4', pressure: null, heartRate: '92', why: null, open: [] },
    {
      minute: 40,
      typed: '176/104 104 95 16 4 8',
      pressure: '176/104',
      heartRate: '104',
      why: /176 ≥ 160/,
      open: ['warning', 'warning'],
    },
    {
      minute: 45,
      typed: '184/108 106 95 16 4 8',
      pressure: '184/108',
      heartRate: '106',
      why: /184 ≥ 180/,
      open: ['critical', 'warning'],
    },
    {
      minute: 50,
      typed: '186/112 110 95 16 4 8',
      pressure: '186/112',
      heartRate: '110',
      why: /186 ≥ 180/,
      open: ['critical', 'warning'],
    },
    {
      minute: 55,
      typed: '182/108 104 95 16 4 8',
      pressure: '182/108',
      heartRate: '104',
      why: /182 ≥ 180/,
      open: ['critical', 'warning'],
    },
    {
      minute: 60,
      typed: '176/104 100 96 15 4 7',
      pressure: '176/104',
      heartRate: '100',
      why: null,
      open: ['critical', 'warning'],
    },
    {
      minute: 65,
      typed: '170/100 98 96 15 5 7',
      pressure: '170/100',
      heartRate: '98',
      why: null,
      open: ['warning', 'warning'],
    },
    {
      minute: 75,
      typed: '162/98 94 96 15 5 6',
      pressure: '162/98',
      heartRate: '94',
      why: null,
      open: ['warning'],
    },
    {
      minute: 90,
      typed: '156/94 88 97 14 5 5',
      pressure: '156/94',
      heartRate: '88',
      why: null,
      open: ['warning', 'notice'],
    },
    {
      minute: 105,
      typed: '150/90 84 97 14 5 4',
      pressure: '150/90',
      heartRate: '84',
      why: null,
      open: ['notice'],
    },
    {
      minute: 120,
      typed: '146/88 82 97 14 5 3',
      pressure: '146/88',
      heartRate: '82',
      why: null,
      open: ['warning'],
    },
    {
      minute: 130,
      typed: '144/88 80 97 14 5 2',
      pressure: '144/88',
      heartRate: '80',
      why: null,
      open: ['warning'],
    },
    {
      minute: 145,
      typed: '142/86 80 97 14 5 2',
      pressure: '142/86',
      heartRate: '80',
      why: null,
      open: ['warning'],
    },
    {
      minute: 160,
      typed: '140/84 78 97 14 5 1 n0',
      pressure: '140/84',
      heartRate: '78',
      why: null,
      open: [],
    },
  ] satisfies Row[],
  attestMin: 165,
  signMin: 172,
};
