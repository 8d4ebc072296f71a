import type { ClinicEvent } from '#shared/clinic-events.ts';
import type { SessionEvent } from '#shared/events.ts';
import { NEUTRAL, wordsFor } from '#shared/limit-alerts.ts';
import type { WebhookLevel } from '#shared/webhook-levels.ts';

type Announced = Extract<SessionEvent, { type: 'Announced' }>['body'];

/** What a place outside is told. No name, no birth date, nothing that a wall in view of strangers would not show. */
export interface OutsideMessage {
  level: WebhookLevel | 'test';
  text: string;
  severity: Announced['severity'] | null;
  step: Announced['step'] | null;
  chair: string | null;
  sessionId: string | null;
  atMs: number;
}

const STEPS: Partial<Record<Announced['step'], WebhookLevel>> = {
  secondNurseTold: 'secondNurse',
  prescriberTold: 'prescriber',
  everyoneTold: 'everyone',
};

/** The level of an announced step; null: nobody outside is told of it. */
export function levelOf({ step, severity }: Pick<Announced, 'step' | 'severity'>): WebhookLevel | null {
  const told = STEPS[step];
  if (told !== undefined) return told;
  if (step !== 'raised' && step !== 'worsened') return null;
  return severity === 'notice' ? null : severity;
}

export function messageOfStep(
  announced: Announced,
  { sessionId, chairId, family }: { sessionId: string; chairId: string | null; family: string },
): OutsideMessage | null {
  const level = levelOf(announced);
  if (level === null) return null;
  const { step, severity, atMs, message, alertClass } = announced;
  const text = wordsFor({ family, message, alertClass }, 'initials') ?? NEUTRAL;
  return { level, text, severity, step, chair: chairId, sessionId, atMs };
}

/** Nobody looks, or nobody could be heard; null: the event says neither. */
export function messageOfClinic(event: ClinicEvent): OutsideMessage | null {
  const base = { level: 'unwatched', severity: null, step: null, chair: null, sessionId: null } as const;
  switch (event.type) {
    case 'NobodyWatching':
      return { ...base, text: 'Nobody watches the board', atMs: event.body.sinceMs };
    case 'NobodyAudible':
      return { ...base, text: 'No screen can be heard', atMs: event.body.sinceMs };
    default:
      return null;
  }
}

export function testMessage(atMs: number): OutsideMessage {
  return {
    level: 'test',
    text: 'This is a test. Nobody needs help.',
    severity: null,
    step: null,
    chair: null,
    sessionId: null,
    atMs,
  };
}

/** As it is sent: times as RFC 3339. */
export function bodyOf(deliveryId: string, clinicName: string, message: OutsideMessage): string {
  const { atMs, ...rest } = message;
  return JSON.stringify({ id: deliveryId, clinic: clinicName, ...rest, at: new Date(atMs).toISOString() });
}
