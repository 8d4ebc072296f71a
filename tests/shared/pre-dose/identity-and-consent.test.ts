import { describe, expect, it } from 'vitest';
import type { PreDoseContext } from '#shared/clinical/pre-dose/presence.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { NURSE, type Scene, scene } from '../scene.ts';
import { check, line, status } from './lines.ts';

describe('[IDENT] identity', () => {
  it('needs two different identifiers; a bare yes names none', () => {
    const stage = scene();
    check(stage, -29, 'identity', 'yes');
    expect(status(stage, 'identity', -28)).toBe('open');
    const twice: SessionCommand = { type: 'ConfirmIdentity', body: { identifiers: ['name', 'name'] } };
    expect(stage.ask(-28, twice)?.pointer).toBe('/identifiers');
    stage.do(-27, { type: 'ConfirmIdentity', body: { identifiers: ['name', 'recordNumber'] } });
    expect(line(stage, 'identity', -26)).toMatchObject({
      status: 'done',
      text: 'name, record number',
      evidence: { atMs: stage.at(-27), by: NURSE },
    });
  });
});

describe('[CONSENT] consent', () => {
  const seen = (stage: Scene, min: number, consent: object) =>
    stage.ask(min, {
      type: 'AnswerChecklist',
      body: { item: 'consent', answer: 'yes', note: null, consent },
    } as SessionCommand);
  // The scene's day is 12 May 2026.
  const CURRENT = { signedOn: '2026-04-20', validThrough: '2026-05-12', coversOffLabel: false };
  const on = (today: string): PreDoseContext => ({ presence: null, today });

  it('counts once it was seen with its date, through the last day it is valid on', () => {
    const stage = scene();
    check(stage, -29, 'consent', 'yes');
    expect(line(stage, 'consent', -28)).toMatchObject({ status: 'attention', text: 'seen without its date' });
    expect(seen(stage, -27, CURRENT)).toBeNull();
    expect(status(stage, 'consent', -26, on('2026-05-12'))).toBe('done');
    expect(status(stage, 'consent', -26, on('2026-05-13'))).toBe('attention');
    check(stage, -25, 'consent', 'no');
    expect(line(stage, 'consent', -24)).toMatchObject({ status: 'attention', text: 'no consent' });
  });

  it('covers a use outside the label only where it says so', () => {
    const stage = scene();
    stage.do(-29, {
      type: 'StateIndication',
      body: { indication: 'ptsd', indicationWords: null, treatmentPlan: 'six sessions' },
    });
    expect(seen(stage, -28, CURRENT)).toBeNull();
    expect(line(stage, 'consent', -27).text).toContain('does not cover off-label use');
    expect(seen(stage, -26, { ...CURRENT, coversOffLabel: true })).toBeNull();
    expect(status(stage, 'consent', -25)).toBe('done');
    // Nothing is approved for ketamine: whatever it is given for, the consent has to cover it.
    const byVein = scene({ protocol: ketamineIntravenous, plannedMgPerKg: 0.5, plannedOverMin: 40 });
    expect(seen(byVein, -28, CURRENT)).toBeNull();
    expect(status(byVein, 'consent', -27)).toBe('attention');
  });

  it.each([
    [{ ...CURRENT, signedOn: '2026-05-14' }, '/consent/signedOn'],
    [{ ...CURRENT, signedOn: '2026-02-30' }, '/consent/signedOn'],
    [{ ...CURRENT, validThrough: '2026-04-19' }, '/consent/validThrough'],
  ])('dates that cannot be are refused with their field: %j', (consent, pointer) => {
    expect(seen(scene(), -28, consent)?.pointer).toBe(pointer);
  });

  it('has dates only on its own line and with a yes', () => {
    const body = { item: 'rems', answer: 'yes', note: null, consent: CURRENT } as const;
    expect(scene().ask(-28, { type: 'AnswerChecklist', body })?.pointer).toBe('/consent');
  });
});

describe('[INDICATION] indication and plan', () => {
  const state = (stage: Scene, indication: 'trd' | 'ptsd', treatmentPlan: string | null) =>
    stage.do(-28, { type: 'StateIndication', body: { indication, indicationWords: null, treatmentPlan } });

  it('is called approved or off-label as the protocol says', () => {
    const stage = scene();
    state(stage, 'trd', 'twice a week');
    expect(line(stage, 'indication')).toMatchObject({
      status: 'done',
      text: 'Treatment-resistant depression, approved use',
    });
    const other = scene();
    state(other, 'ptsd', 'six sessions');
    expect(line(other, 'indication').text).toBe('PTSD, off-label');
    const approved = SHIPPED_PROTOCOLS.filter(({ approvedIndications }) => approvedIndications.length > 0);
    expect(approved.map(({ name, approvedIndications }) => [name, approvedIndications])).toEqual([
      ['Esketamine IN', ['trd', 'mdsi']],
    ]);
  });

  it('stays open without a treatment plan', () => {
    const stage = scene();
    state(stage, 'trd', null);
    expect(line(stage, 'indication')).toMatchObject({ status: 'open' });
    expect(line(stage, 'indication').text).toContain('no treatment plan');
  });
});
