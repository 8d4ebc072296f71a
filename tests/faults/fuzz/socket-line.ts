import { WIRE_VERSION } from '#shared/wire/messages.ts';
import { openLine } from '#tests/server/attacks/line.ts';

/** A station's line on which anything may be said; opened anew when the server has cut it. */
export interface SocketLine {
  /** Says messages that wait for an answer; the answers in order, null for those the server cut the line on. */
  ask(messages: readonly { event: string; json: string }[]): Promise<(string | null)[]>;
  /** Says a packet that is none, and waits until the line is cut or the server has answered what was said after it. */
  break(packet: string): Promise<void>;
  close(): void;
}

const HELLO = JSON.stringify({
  wireVersion: WIRE_VERSION,
  stationId: '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11',
});
const ANSWER = /^3\/staff,(\d+)(.*)$/s;

export function openSocketLine(url: string, cookie: string): SocketLine {
  let open: Joined | null = null;
  let nextId = 0;
  const joined = async (): Promise<Joined> => {
    open ??= await join(url, cookie, () => {
      open = null;
    });
    return open;
  };
  async function ask(messages: readonly { event: string; json: string }[]): Promise<(string | null)[]> {
    const line = await joined();
    const first = nextId;
    nextId += messages.length;
    const answers = messages.map((_message, nth) => line.answerTo(first + nth));
    for (const [nth, { event, json }] of messages.entries())
      line.say(`2/staff,${first + nth}["${event}",${json}]`);
    return Promise.all(answers);
  }
  return {
    ask,
    break: async (packet) => {
      (await joined()).say(packet);
      await ask([{ event: 'follow', json: '{}' }]);
    },
    close: () => open?.close(),
  };
}

interface Joined {
  say(packet: string): void;
  answerTo(id: number): Promise<string | null>;
  close(): void;
}

async function join(url: string, cookie: string, gone: () => void): Promise<Joined> {
  const line = await openLine(url, cookie);
  const waiting = new Map<number, (answer: string | null) => void>();
  let admitted = () => {};
  const admission = new Promise<void>((done) => {
    admitted = done;
  });
  line.hear((packet) => {
    if (packet.startsWith('0/staff,')) admitted();
    const [, id, answer] = ANSWER.exec(packet) ?? [];
    waiting.get(Number(id))?.(answer ?? '');
    waiting.delete(Number(id));
  });
  void line.closed.then(() => {
    gone();
    admitted();
    for (const end of waiting.values()) end(null);
  });
  line.say(`0/staff,${HELLO}`);
  await admission;
  return {
    say: line.say,
    close: line.close,
    answerTo: (id) =>
      new Promise((done) => {
        waiting.set(id, done);
      }),
  };
}
