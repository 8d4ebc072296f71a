import { describe, expect, it } from 'vitest';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { importedProtocolSchema } from '#shared/protocols/imported-protocol.ts';
import { protocolSchema } from '#shared/protocols/protocol.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { changed } from './changed.ts';

const LINE = { item: 'identity', label: 'Identity' };

function pathsOf(changes: Record<string, unknown>): string[] {
  const parsed = importedProtocolSchema.safeParse(changed(esketamineIntranasal, changes));
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => `/${path.join('/')}`);
}

describe('A protocol from outside', () => {
  it.each(SHIPPED_PROTOCOLS)('is taken in as it was given out: $name', (protocol) => {
    expect(importedProtocolSchema.parse(JSON.parse(JSON.stringify(protocol)))).toEqual(protocol);
  });

  it('has its words trimmed', () => {
    const parsed = importedProtocolSchema.parse(
      changed(esketamineIntranasal, { '/name': '  Ours ', '/checklist/0/label': ' Who is it? ' }),
    );
    expect(parsed.name).toBe('Ours');
    expect(parsed.checklist[0]?.label).toBe('Who is it?');
  });

  it.each([
    ['/minimumMin', Number.NaN],
    ['/minimumMin', Number.POSITIVE_INFINITY],
    ['/minimumMin', '120'],
    ['/name', 'a'.repeat(61)],
    ['/name', '\u202eenimateksE'],
    ['/name', 'two\nlines'],
    ['/drug', ' '],
    ['/routeShort', 'intranasal'],
    ['/schedule/checks/0/label', 'a'.repeat(61)],
    ['/schedule/checks/0/checkId', '__proto__'],
    ['/checklist/0/item', 'constructor'],
    ['/checklist/0/item', 'hasOwnProperty'],
    ['/modifiers/0/advice', 'a'.repeat(301)],
    ['/dosing', { ...esketamineIntranasal.dosing, plannedDosesMg: Array(13).fill(28) }],
    ['/checklist', Array.from({ length: 41 }, (_, index) => ({ ...LINE, item: `line${index}` }))],
    ['/schedule/checks', Array(61).fill(esketamineIntranasal.schedule.checks[0])],
    ['/modifiers', Array(21).fill(esketamineIntranasal.modifiers[5])],
  ])('is refused with a pointer to %s: %j', (pointer, value) => {
    expect(pathsOf({ [pointer]: value })).toContain(pointer);
  });

  it('is refused with a field that no protocol has, at any depth', () => {
    expect(pathsOf({ '/judgedBy': 'me' })).toEqual(['/']);
    expect(pathsOf({ '/limits/spo2High': { warning: 1, critical: 2 } })).toEqual(['/limits']);
    expect(importedProtocolSchema.safeParse(JSON.parse('{"__proto__":{"name":"x"}}')).success).toBe(false);
  });

  it('is held to more than a stored one, which stays readable', () => {
    const long = changed(esketamineIntranasal, { '/name': 'a'.repeat(500) });
    expect(importedProtocolSchema.safeParse(long).success).toBe(false);
    expect(protocolSchema.safeParse(long).success).toBe(true);
  });
});
