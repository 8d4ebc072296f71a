import type { AlertStep } from '#shared/judgement.ts';
import { hashedId } from '../ids.ts';
import type { NewAppend } from './speculation.ts';

/** An announcement further behind its step than this came late: the server was down or stood still. */
const LATE_AFTER_MS = 5000;

/**
 * The recorded fact that each step was shown. The event id is a hash of the stream and the step's own id (rule,
 * raising entry, step, ordinal), so that however often it is derived, it is written once.
 */
export function announcementEvents(
  sessionId: string,
  steps: readonly AlertStep[],
  nowMs: number,
): NewAppend[] {
  return steps.map((step) => ({
    eventId: hashedId('announced', sessionId, step.stepId),
    takenAtMs: null,
    actor: { kind: 'system' },
    event: {
      type: 'Announced',
      body: {
        stepId: step.stepId,
        episodeId: step.episodeId,
        step: step.step,
        severity: step.severity,
        alertClass: step.alertClass,
        message: step.message,
        atMs: step.atMs,
        late: nowMs - step.atMs > LATE_AFTER_MS,
      },
    },
  }));
}
