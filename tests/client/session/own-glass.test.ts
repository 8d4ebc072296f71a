import { expect, it } from 'vitest';
import { ownGlassUntil } from '#client/features/session/restricted/own-glass.ts';
import type { SessionState } from '#shared/state.ts';

const NOW = 1_000_000;
type Broken = SessionState['glassBroken'][number];

function broken(staffId: string, untilMs: number): Broken {
  const by = { kind: 'staff', staffId, name: staffId, role: 'nurse' } as const;
  return { reason: 'Fainted', untilMs, atMs: untilMs - 100, by };
}

it.each([
  ['nobody broke it', [], null],
  ['somebody else did', [broken('sam', NOW + 1)], null],
  ['they did', [broken('nora', NOW + 1)], NOW + 1],
  ['their time is over', [broken('nora', NOW)], null],
  ['they did twice', [broken('nora', NOW + 9), broken('nora', NOW + 5)], NOW + 9],
])('is reminded of their own broken glass only: %s', (_, glassBroken, untilMs) => {
  expect(ownGlassUntil({ glassBroken }, 'nora', NOW)).toBe(untilMs);
});
