import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import { packSummary, unpackSummary } from '#shared/wire/pack-summary.ts';
import { id, type Scene, scene } from '../scene.ts';

/** A busy patient: three open alerts, checks of every kind, long names. */
function busy(): Scene {
  const stage = scene({ plannedMg: 84 });
  stage.set(-11, { bp: [138, 86], hr: 78, spo2: 97, rr: 14, sed: 5, diss: 0 });
  stage.dose(0);
  stage.dose(5);
  stage.dose(10);
  stage.set(40, { bp: [176, 104], hr: 115, spo2: 92, rr: 16, sed: 4, diss: 8 });
  stage.set(45, { bp: [184, 108], hr: 116, spo2: 92, rr: 16, sed: 4, diss: 8 });
  return stage;
}

describe('A summary on the wire', () => {
  it.each([-20, 0, 46, 70, 140])('unpacks to what was packed, at T%i', (min) => {
    const stage = min < 46 ? scene() : busy();
    const summary = summarize(stage.state, stage.at(min));
    expect(unpackSummary(JSON.parse(JSON.stringify(packSummary(summary))))).toEqual(summary);
  });

  it('never leaves out an alert nobody has seen for a worse one that was', () => {
    const stage = busy();
    for (const [index, severity] of (['critical', 'critical', 'critical', 'warning'] as const).entries()) {
      const alertId = id(`hand${index}`);
      stage.do(46, { type: 'RaiseAlert', body: { alertId, severity, text: `by hand ${index}` } });
      if (severity === 'warning') continue;
      stage.do(46, { type: 'AcknowledgeAlert', body: { episodeId: `HAND:${alertId}` } });
    }
    const shown = summarize(stage.state, stage.at(46)).alerts.map((alert) => alert.message);
    expect(shown).toContain('by hand 3');
    expect(shown).toContain('HR 116 ≥ 111');
  });

  it('tells how late a check is from when it was due, through every step', () => {
    const stage = scene();
    stage.dose(0);
    stage.dose(5);
    const late = (min: number) => {
      stage.pass(min);
      return summarize(stage.state, stage.at(min)).alerts.find((alert) => alert.family === 'CHECK:T+20')
        ?.sinceMs;
    };
    expect([late(26), late(31), late(36)]).toEqual([stage.at(20), stage.at(20), stage.at(20)]);
  });

  it('stays under 2 kB for a busy patient', () => {
    const stage = busy();
    const bytes = new TextEncoder().encode(
      JSON.stringify(packSummary(summarize(stage.state, stage.at(46)))),
    ).length;
    expect(bytes).toBeLessThanOrEqual(2048);
  });
});
