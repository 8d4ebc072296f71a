import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Answered {
  status: number;
  body: string;
}

/** Connections that are kept open and asked many things at once, answered in order. */
export interface HttpLine {
  /** The answers in order; null for what was not answered because the server closed the connection. */
  ask(requests: readonly Asked[]): Promise<(Answered | null)[]>;
  close(): void;
}

export function openHttpLine(url: string): HttpLine {
  const { hostname, port, host } = new URL(url);
  let socket: Socket | null = null;

  async function connected(): Promise<Socket> {
    if (socket !== null && !socket.destroyed && socket.writable) return socket;
    const fresh = connect(Number(port), hostname);
    fresh.setNoDelay(true);
    await once(fresh, 'connect');
    socket = fresh;
    return fresh;
  }

  return {
    ask: async (requests) => {
      const line = await connected();
      const answers = readAnswers(line, requests.length);
      line.write(Buffer.concat(requests.map((asked) => bytesOf(asked, host))));
      const given = await answers;
      return requests.map((_asked, nth) => given[nth] ?? null);
    },
    close: () => socket?.destroy(),
  };
}

function bytesOf({ method, path, headers, body }: Asked, host: string): Buffer {
  const content = Buffer.from(body);
  const lines = Object.entries({ host, 'content-length': String(content.length), ...headers });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map((line) => `${line.join(': ')}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), content]);
}

/** Resolves with so many answers, or fewer when the connection ends before. */
function readAnswers(line: Socket, count: number): Promise<Answered[]> {
  return new Promise((done) => {
    const answers: Answered[] = [];
    let held: Buffer = Buffer.alloc(0);
    const finish = () => {
      line.off('data', read);
      line.off('close', finish);
      line.off('error', finish);
      done(answers);
    };
    const read = (chunk: Buffer) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      for (let next = nextAnswer(held); next !== null; next = nextAnswer(held)) {
        answers.push(next.answer);
        held = held.subarray(next.length);
      }
      if (answers.length >= count) finish();
    };
    line.on('data', read);
    line.once('close', finish);
    line.once('error', finish);
  });
}

function nextAnswer(held: Buffer): { answer: Answered; length: number } | null {
  const headEnd = held.indexOf('\r\n\r\n');
  if (headEnd === -1) return null;
  const head = held.toString('latin1', 0, headEnd);
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  const end = headEnd + 4 + length;
  if (held.length < end) return null;
  const answer = { status: Number(head.slice(9, 12)), body: held.toString('utf8', headEnd + 4, end) };
  return { answer, length: end };
}
