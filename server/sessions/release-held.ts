import type { House } from '../house.ts';
import type { SessionDesk } from './desk.ts';

const ATTEMPTS = 5;

/**
 * [HOLDER] Nobody holds the patients of somebody who works here no more: that is put on record of each of their open
 * sessions, and alarms there. Of writers at once the other one wins, and it is looked at again.
 */
export async function releaseHeld(
  house: House,
  desk: SessionDesk,
  staffId: string,
  reason: string,
): Promise<void> {
  for (const { sessionId } of desk.inMemory()) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const live = await desk.find(sessionId);
      if (live === null || live.ahead.end !== null || live.ahead.nurse?.staffId !== staffId) break;
      const event = { type: 'NurseReleased', body: { reason } } as const;
      const events = [{ eventId: house.newId(), event, takenAtMs: null, actor: { kind: 'system' } as const }];
      const outcome = await desk.write(
        { commandId: null, sessions: [{ live, events }], others: [] },
        house.stamp(),
      );
      if (outcome.ok) break;
    }
  }
}
