import type { EndedSession } from '#shared/wire/sessions.ts';

/** How a session ended. */
export const ENDED_WORDS: Record<EndedSession['kind'], string> = {
  discharged: 'signed out',
  cancelledNotDosed: 'cancelled, not dosed',
  leftAgainstAdvice: 'left against advice',
  transferred: 'transferred',
};
