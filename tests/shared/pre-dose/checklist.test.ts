import { describe, expect, it } from 'vitest';
import { answerEverything } from '#server/demo/before-dose.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { scene } from '../scene.ts';
import { check, FULL, line, score, status } from './lines.ts';

describe('[CHECKLIST] the list before the dose', () => {
  it('is open before anybody has said anything, and counts what is not done', () => {
    const { preDose } = scene().judge(-25);
    // 24 lines of the nasal spray; a record without allergies and an unmarked prescriber are not known, the rest is open.
    expect(preDose.lines.map(({ status: one }) => one).filter((one) => one === 'open')).toHaveLength(22);
    expect(preDose.lines.filter(({ status: one }) => one === 'unknown').map(({ kind }) => kind)).toEqual([
      'presence',
      'allergies',
    ]);
    expect(preDose.open).toBe(24);
  });

  it.each(SHIPPED_PROTOCOLS.map((protocol) => [protocol.name, protocol] as const))(
    '%s: everything answered and a baseline taken leaves nothing open',
    (_, protocol) => {
      const stage = scene({ protocol, ...planOf(protocol) });
      for (const command of answerEverything(protocol, stage.at(-20))) stage.do(-20, command);
      stage.set(-8, FULL);
      expect(stage.judge(-5).preDose.lines.filter(({ status: one }) => one !== 'done')).toEqual([]);
    },
  );

  it('takes yes and not applicable as done; a no is something to look at; the newest answer counts', () => {
    const stage = scene();
    const kit = (min: number) =>
      stage.judge(min).preDose.lines.find(({ item }) => item === 'emergencyKit')?.status;
    expect(kit(-29)).toBe('open');
    check(stage, -28, 'emergencyKit', 'no');
    expect(kit(-27)).toBe('attention');
    check(stage, -26, 'emergencyKit', 'yes');
    expect(kit(-25)).toBe('done');
    check(stage, -24, 'emergencyKit', 'notApplicable');
    expect(kit(-23)).toBe('done');
    expect(stage.state.log.filter(({ type }) => type === 'ChecklistAnswered')).toHaveLength(3);
  });

  it('asks what the protocol asks even where a clinic has taken the line out of its list', () => {
    const checklist = esketamineIntranasal.checklist.filter(
      ({ item }) => item !== 'contraindications' && item !== 'phq9',
    );
    const stage = scene({ protocol: { ...esketamineIntranasal, checklist } });
    expect(status(stage, 'contraindications')).toBe('open');
    const kinds = (min: number) => stage.judge(min).preDose.lines.map(({ kind }) => kind);
    expect(kinds(-9)).not.toContain('phq9');
    score(stage, -8, 'phq9Item9', 1);
    expect(status(stage, 'phq9', -7)).toBe('attention');
    check(stage, -6, 'phq9', 'yes', 'talked, plan agreed');
    expect(status(stage, 'phq9', -5)).toBe('done');
  });

  it('[BASE] counts a baseline only while nothing holds the dose', () => {
    const stage = scene();
    expect(status(stage, 'baseline', -20)).toBe('open');
    stage.set(-18, { ...FULL, bp: [146, 92] });
    expect(line(stage, 'baseline', -17)).toMatchObject({ status: 'attention', rule: 'BASE' });
    stage.set(-12, FULL);
    stage.set(-6, FULL);
    expect(line(stage, 'baseline', -5)).toMatchObject({ status: 'done', text: '122/76' });
  });

  it('counts a named ride, and says that no ride moves the visit', () => {
    const stage = scene();
    check(stage, -20, 'transport', 'no');
    expect(line(stage, 'transport', -19)).toMatchObject({ status: 'attention' });
    const transport = { kind: 'person', name: 'Ana Arden', phone: '555 0100' } as const;
    stage.do(-18, { type: 'Attest', body: { criterion: 'D12', met: true, note: null, transport } });
    expect(line(stage, 'transport', -17)).toMatchObject({ status: 'done', text: 'Ana Arden, 555 0100' });
  });
});

function planOf({ dosing }: Protocol): {
  plannedMgPerKg?: number;
  plannedOverMin?: number;
  plannedMg?: number;
} {
  switch (dosing.form) {
    case 'infusion':
      return { plannedMgPerKg: 0.5, plannedOverMin: 40 };
    case 'injections':
      return { plannedMgPerKg: 0.5 };
    default:
      return { plannedMg: 56 };
  }
}
