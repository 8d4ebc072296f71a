import { TOLD } from './vocabulary.ts';

/**
 * What may call outside the clinic, from the patient outwards.
 * critical     an alert was raised, or got worse, as critical
 * warning      likewise as a warning
 * secondNurse, prescriber, everyone  an alert nobody has seen was told farther (4.6)
 * unwatched    nobody looked at the board, or could be heard, for a minute with a dosed patient to be watched
 */
export const WEBHOOK_LEVELS = ['critical', 'warning', ...TOLD, 'unwatched'] as const;
export type WebhookLevel = (typeof WEBHOOK_LEVELS)[number];
