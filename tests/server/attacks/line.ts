import { Manager } from 'socket.io-client';

/** A socket's bare line: what is said on it is sent as it stands. */
export interface Line {
  say(packet: string | Uint8Array): void;
  heard: string[];
  /** Calls the listener with every packet from now on. */
  hear(listener: (packet: string) => void): void;
  /** Resolves once the server has closed it. */
  closed: Promise<void>;
  close(): void;
}

/** Opens the line and joins nothing. Rejects when the server refuses it. */
export async function openLine(url: string, cookie: string): Promise<Line> {
  const manager = new Manager(url, {
    path: '/socket.io',
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    extraHeaders: { cookie },
  });
  await new Promise<void>((opened, refused) => {
    manager.open((error) => (error === undefined ? opened() : refused(error)));
  });
  const { engine } = manager;
  const heard: string[] = [];
  engine.on('data', (data: unknown) => heard.push(String(data)));
  const hear = (listener: (packet: string) => void) =>
    void engine.on('data', (data: unknown) => listener(String(data)));
  // The reader of a well-behaved client would stumble over what these tests make the server say.
  manager.on('error', () => undefined);
  const closed = new Promise<void>((done) => engine.once('close', () => done()));
  return { say: (packet) => engine.send(packet), heard, hear, closed, close: () => void engine.close() };
}
