import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldInfusion, infusedMg } from '#shared/clinical/dosing/infusion.ts';
import type { Judgement } from '#shared/judgement.ts';
import { ketamineIntramuscular } from '#shared/protocols/ketamine-intramuscular.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { ketamineOral } from '#shared/protocols/ketamine-oral.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { infuse, inject, lozengeOut, weigh } from './giving.ts';
import { type Scene, type SceneOptions, scene, statusOf } from './scene.ts';

const text = readFileSync(new URL('../../shared/clinical/TIMELINES.md', import.meta.url), 'utf8');

const SESSIONS: Record<string, SceneOptions> = {
  'Ketamine IV': { protocol: ketamineIntravenous, plannedMgPerKg: 0.5, plannedOverMin: 40 },
  'Ketamine IM': { protocol: ketamineIntramuscular, plannedMgPerKg: 0.5 },
  'Ketamine SL/oral': { protocol: ketamineOral, plannedMg: 100 },
};

interface Row {
  min: number;
  act: string;
  set: (string | undefined)[];
  inMg: string;
  gate: string;
  alerts: string;
  d1: string;
  d7: string;
}

/** The rows of the table below a heading. */
function rowsOf(heading: string): Row[] {
  const section = text.split('\n## ').find((part) => part.startsWith(heading)) ?? '';
  const lines = section.split('\n').filter((line) => /^\| [−\d]/.test(line));
  return lines.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, min = '', act = '', ...rest] = cells;
    const [inMg = '', gate = '', alerts = '', d1 = '', d7 = ''] = rest.slice(6);
    return { min: Number(min.replace('−', '-')), act, set: rest.slice(0, 6), inMg, gate, alerts, d1, d7 };
  });
}

const ACTS: Record<string, (stage: Scene, row: Row, given: (string | undefined)[]) => void> = {
  weigh: (stage, { min }, [kg]) => weigh(stage, min, Number(kg)),
  start: (stage, { min }, [rate, concentration]) =>
    infuse(stage, min, 'start', { rateMlPerHour: Number(rate), concentrationMgPerMl: Number(concentration) }),
  pause: (stage, { min }) => infuse(stage, min, 'pause'),
  resume: (stage, { min }) => infuse(stage, min, 'resume'),
  end: (stage, { min }) => infuse(stage, min, 'end'),
  give: (stage, { min }, [mg]) => inject(stage, min, Number(mg)),
  swallow: (stage, { min }) => lozengeOut(stage, min, 'swallowed'),
  wait: () => {},
  set: (stage, { min, set }) => {
    const [bp = '', hr, spo2, rr, sed, diss] = set;
    const [systolic = 0, diastolic = 0] = bp.split('/').map(Number);
    const scores = sed ? { sed: Number(sed), diss: Number(diss) } : {};
    const vitals = { bp: [systolic, diastolic] as [number, number], hr: Number(hr), spo2: Number(spo2) };
    expect(stage.set(min, { ...vitals, rr: Number(rr), ...scores })).toBeNull();
  },
};

function play(stage: Scene, row: Row): void {
  const [word = '', ...given] = row.act.split(' ');
  const act = ACTS[word];
  if (act === undefined) throw new Error(`no such act: ${row.act}`);
  act(stage, row, given);
}

function alertsIn({ alerts }: Judgement): string {
  const open = alerts.open
    .filter(({ alertClass }) => alertClass === 'clinical')
    .map(({ family, severity, status }) => `${family} ${severity}${status === 'unconfirmed' ? '?' : ''}`);
  const latched = alerts.latched.map(({ family, peak }) => `${family} ${peak} was`);
  return [...open, ...latched].sort().join(', ') || '–';
}

function givenMg(stage: Scene, judged: Judgement, min: number): number {
  const infusion = foldInfusion(stage.state);
  return infusion.startedAtMs === null ? judged.dosing.deliveredMg : infusedMg(infusion, stage.at(min));
}

describe.each(Object.entries(SESSIONS))('The worked timeline of %s', (heading, options) => {
  const stage = scene(options);
  const rows = rowsOf(`${heading}:`);

  it('has rows', () => expect(rows.length).toBeGreaterThan(9));

  it.each(rows)('[D1] [D7] [INFUSION] at T $min: $act', (row) => {
    play(stage, row);
    const judged = stage.judge(row.min);
    const { gateAtMs } = judged.dosing;
    expect({
      inMg: givenMg(stage, judged, row.min).toFixed(3),
      gate: gateAtMs === null ? '–' : String((gateAtMs - stage.t0) / MINUTE_MS),
      alerts: alertsIn(judged),
      d1: statusOf(judged, 'D1'),
      d7: statusOf(judged, 'D7'),
    }).toEqual({
      inMg: Number(row.inMg).toFixed(3),
      gate: row.gate,
      alerts: row.alerts,
      d1: row.d1,
      d7: row.d7,
    });
  });
});
