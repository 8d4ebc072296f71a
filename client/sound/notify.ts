import { useSoundSettings } from '#client/store/sound-settings.ts';
import { severityLook } from '#client/ui/severity.ts';
import type { Call } from './calls.ts';

/** Whether this machine's browser can show messages of its own: only on pages that nobody on the way can change. */
export function canNotify(): boolean {
  return 'Notification' in globalThis && globalThis.isSecureContext;
}

/**
 * A message of the machine for each new alert while the page is hidden: chair and severity, never a name, a number or what
 * is wrong, for it stands on a screen that anybody may pass.
 */
export function notify(news: readonly Call[]): void {
  if (document.visibilityState !== 'hidden' || !useSoundSettings.getState().notifies) return;
  if (!canNotify() || Notification.permission !== 'granted') return;
  for (const call of news) {
    // One message for each alert: a worse one takes its place. The sound is the page's own.
    const message = new Notification(messageOf(call), { tag: call.about, silent: true });
    message.addEventListener('click', () => {
      window.focus();
      message.close();
    });
  }
}

/** `Chair 2: !!! High`. */
export function messageOf({ chairId, severity }: Pick<Call, 'chairId' | 'severity'>): string {
  const { symbol, word } = severityLook(severity);
  return `${chairId === null ? 'A patient without a chair' : `Chair ${chairId}`}: ${symbol} ${word}`;
}
