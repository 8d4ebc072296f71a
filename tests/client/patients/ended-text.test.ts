import { expect, it } from 'vitest';
import { endedText } from '#client/features/patients/ended-text.ts';
import type { EndedSession } from '#shared/wire/sessions.ts';

const SIGNED: EndedSession = {
  sessionId: 's',
  chairId: '2',
  identity: { name: 'Varga, Elena', chosenName: null, birthDate: '1984-03-04' },
  sameName: false,
  restricted: false,
  route: 'IN',
  kind: 'discharged',
  endedAtMs: Date.parse('2026-05-12T10:20:00Z'),
  remsFromMs: Date.parse('2026-05-12T08:00:00Z'),
  superseded: false,
};

it('says how a session ended and until when its monitoring form is due', () => {
  expect(endedText(SIGNED, 'UTC')).toBe('signed out · REMS form due by Tue 19 May 2026');
  expect(endedText({ ...SIGNED, superseded: true }, 'UTC')).toContain('signed out, signature superseded');
});

it('speaks of no form where none is to be sent', () => {
  expect(endedText({ ...SIGNED, kind: 'cancelledNotDosed', remsFromMs: null }, 'UTC')).toBe(
    'cancelled, not dosed',
  );
});
