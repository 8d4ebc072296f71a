import type { Browser, CDPSession } from 'playwright-core';
import { LISTEN, type Played, playsNow } from './loudspeaker.ts';

/**
 * A page that is driven by the browser's own protocol alone. The pages of the test library count as always in front and
 * as touched; this one can be hidden, frozen and woken as a tab in a clinic is, and nobody has touched it until `press`.
 */
export interface BarePage {
  /** What the page shows, as a person would read it. */
  text(): Promise<string>;
  /** The pulses of what plays again and again now; null: nothing. */
  plays(): Promise<number | null>;
  played(): Promise<Played[]>;
  /** One press of a button by its words. */
  press(words: string): Promise<void>;
  /** The browser stops the page as it stops a tab that was long in the background. */
  freeze(): Promise<void>;
  wake(): Promise<void>;
  close(): Promise<void>;
}

const DESK = { width: 1440, height: 900 };

/** Opens `url` in a browser context of its own, with this cookie and what the machine remembers. */
export async function openBarePage(
  browser: Browser,
  url: string,
  cookie: string,
  remembers: Record<string, object> = {},
): Promise<BarePage> {
  const root = await browser.newBrowserCDPSession();
  const { browserContextId } = await root.send('Target.createBrowserContext');
  const [name = '', value = ''] = cookie.split('=');
  await root.send('Storage.setCookies', { browserContextId, cookies: [{ name, value, url }] });
  const { targetId } = await root.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    ...DESK,
  });
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
  const send = talkTo(root, sessionId);

  async function evaluate<T>(expression: string): Promise<T> {
    const { result } = await send<{ result: { value: T } }>('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    return result.value;
  }
  await send('Page.enable');
  await send('Page.addScriptToEvaluateOnNewDocument', { source: LISTEN });
  const source = Object.entries(remembers)
    .map(([key, held]) => `localStorage.setItem('${key}', ${JSON.stringify(JSON.stringify(held))});`)
    .join('\n');
  await send('Page.addScriptToEvaluateOnNewDocument', { source });
  await send('Page.navigate', { url });
  const all = () => evaluate<Played[] | undefined>('globalThis.loudspeaker').then((list) => list ?? []);

  return {
    text: () => evaluate<string>(`document.body?.innerText ?? ''`),
    played: all,
    plays: async () => playsNow(await all()),
    async press(words) {
      const place = await evaluate<{ x: number; y: number }>(`(() => {
        const button = [...document.querySelectorAll('button')].find((one) => one.innerText.includes(${JSON.stringify(words)}));
        const { x, y, width, height } = button.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      })()`);
      for (const type of ['mousePressed', 'mouseReleased'])
        await send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
    },
    freeze: () => send('Page.setWebLifecycleState', { state: 'frozen' }),
    wake: () => send('Page.setWebLifecycleState', { state: 'active' }),
    async close() {
      await root.send('Target.disposeBrowserContext', { browserContextId });
    },
  };
}

/** Messages to one page through the session of the browser: the test library must not take the page for its own. */
function talkTo(root: CDPSession, sessionId: string) {
  const waiting = new Map<number, (answer: { result?: unknown; error?: { message: string } }) => void>();
  let asked = 0;
  root.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return async <T = void>(method: string, params: object = {}): Promise<T> => {
    asked += 1;
    const id = asked;
    const answered = new Promise<{ result?: unknown; error?: { message: string } }>((resolve) => {
      waiting.set(id, resolve);
    });
    await root.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as T;
  };
}
