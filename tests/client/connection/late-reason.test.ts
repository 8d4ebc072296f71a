import { describe, expect, test } from 'vitest';
import { isKept } from '#client/connection/outbox.ts';
import { takenAtOf } from '#client/connection/send-command.ts';
import { withLateReason } from '#client/connection/send-kept.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { infusionContent } from '#tests/shared/giving.ts';

const note = (lateReason: string | null): SessionCommand => ({
  type: 'WriteNote',
  body: {
    entryId: crypto.randomUUID(),
    content: { kind: 'note', takenAtMs: 1000, text: 'Asleep.' },
    lateReason,
  },
});
const pause: SessionCommand = {
  type: 'RunInfusion',
  body: { entryId: crypto.randomUUID(), content: infusionContent(2000, 'pause'), lateReason: null },
};
const acknowledge: SessionCommand = { type: 'AcknowledgeAlert', body: { episodeId: 'BP:1' } };

describe('a command kept on the station', () => {
  test('is a fact about the patient; an act on what the screen showed is not kept', () => {
    expect(isKept(note(null))).toBe(true);
    expect(isKept(pause)).toBe(true);
    expect(isKept(acknowledge)).toBe(false);
    expect(isKept({ type: 'Sign', body: {} })).toBe(false);
  });

  test('that became late here gives the wait as the reason', () => {
    const late = withLateReason(note(null));
    expect(late.type === 'WriteNote' && late.body.lateReason).toContain('Kept on the station');
  });

  test('of whatever kind: a step of an infusion too', () => {
    expect(withLateReason(pause).body).toMatchObject({ lateReason: expect.stringContaining('Kept') });
  });

  test('that a colleague sends says who wrote it', () => {
    const sent = withLateReason(note(null), 'Written by Nora Keller at this station.');
    expect(sent.type === 'WriteNote' && sent.body.lateReason).toBe('Written by Nora Keller at this station.');
  });

  test('keeps the reason its author gave', () => {
    const explained = note('Was with chair 2.');
    expect(withLateReason(explained)).toEqual(explained);
  });

  test('carries the time at which it was true of the patient', () => {
    expect(takenAtOf(note(null))).toBe(1000);
    expect(takenAtOf(pause)).toBe(2000);
    expect(takenAtOf(acknowledge)).toBeNull();
  });
});
