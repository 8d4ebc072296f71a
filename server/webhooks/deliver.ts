import { SIGNATURE_HEADER, signatureOf } from './sign.ts';
import { targetRefused } from './targets.ts';

/** How long to wait before each further try [P]: a place that restarts is back within minutes; later it helps nobody. */
export const RETRY_AFTER_MS = [1_000, 5_000, 30_000, 120_000, 300_000] as const;
/** A place that answers no sooner is tried again. */
const ANSWER_WITHIN_MS = 5_000;

export interface Delivery {
  deliveryId: string;
  url: string;
  secret: string;
  body: string;
}

export interface Outcome {
  told: boolean;
  tries: number;
  /** `200`, `503`, `no answer`, or why it may not be sent. */
  why: string;
}

export interface Sending {
  hosts: readonly string[];
  nowMs: () => number;
  /** Resolves after so long, or at once as false when the server stops. */
  wait: (ms: number) => Promise<boolean>;
}

/** Sends one message until it was taken, or the tries are used up; null: the server stopped before either. */
export async function deliver(delivery: Delivery, sending: Sending): Promise<Outcome | null> {
  let why = '';
  for (let tries = 1; tries <= RETRY_AFTER_MS.length + 1; tries += 1) {
    // The list may have changed since it was added.
    const refused = targetRefused(delivery.url, sending.hosts);
    if (refused !== null) return { told: false, tries: tries - 1, why: 'host no longer listed' };
    why = await sendOnce(delivery, sending.nowMs());
    if (/^2\d\d$/.test(why)) return { told: true, tries, why };
    const pauseMs = RETRY_AFTER_MS[tries - 1];
    if (pauseMs === undefined) return { told: false, tries, why };
    if (!(await sending.wait(pauseMs))) return null;
  }
  return { told: false, tries: RETRY_AFTER_MS.length + 1, why };
}

/** The status of the answer, or a plain word. What the answer says is nobody's: it is not read. */
async function sendOnce({ deliveryId, url, secret, body }: Delivery, nowMs: number): Promise<string> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Afterdose',
        'afterdose-delivery': deliveryId,
        [SIGNATURE_HEADER]: signatureOf(secret, body, nowMs),
      },
      body,
    });
    await answer.body?.cancel();
    return String(answer.status);
  } catch {
    return 'no answer';
  }
}
