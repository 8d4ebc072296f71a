import { formatWhen } from '#client/ui/format.ts';
import type { WebhookLevel } from '#shared/webhook-levels.ts';
import type { WebhookInfo, WebhookTold } from '#shared/wire/webhooks.ts';

export const LEVEL_WORDS: Record<WebhookLevel | 'test', string> = {
  critical: 'Critical alert',
  warning: 'Warning',
  secondNurse: 'Second nurse told',
  prescriber: 'Prescriber told',
  everyone: 'Everyone on site told',
  unwatched: 'Nobody watches or hears',
  test: 'Test',
};

export function levelsText({ levels }: Pick<WebhookInfo, 'levels'>): string {
  return levels.map((level) => LEVEL_WORDS[level]).join(', ');
}

/** `Told at the 2nd try, 200`, `Given up after 6 tries, no answer`. */
export function outcomeText({ told, tries, why }: Pick<WebhookTold, 'told' | 'tries' | 'why'>): string {
  if (!told)
    return tries === 0
      ? `Not sent: ${why}`
      : `Given up after ${tries} ${tries === 1 ? 'try' : 'tries'}: ${why}`;
  return tries === 1 ? `Told, ${why}` : `Told at try ${tries}, ${why}`;
}

/** How the place stands by its newest message; null: none was sent. */
export function standsText({ told }: WebhookInfo, nowMs: number, zone: string): string | null {
  const [newest] = told;
  return newest === undefined ? null : `${outcomeText(newest)} · ${formatWhen(newest.atMs, nowMs, zone)}`;
}
