import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between a browser and the server that can be cut: nothing passes then, and neither end is told. */
export interface CutNetwork {
  /** Where a browser opens the server through this wire. */
  base: string;
  cut(): void;
  /** What lay waiting at either end arrives now, as it does when a cable is put in again. */
  mend(): void;
  close(): void;
}

/** One connection: what a browser said to us, and what we say to the server for it. */
type Wire = [near: Socket, far: Socket];

/** Opens a whole wire to the server at `base`. */
export async function openCutNetwork(base: string): Promise<CutNetwork> {
  const { port, hostname } = new URL(base);
  const wires = new Set<Wire>();
  let isCut = false;

  const listener = createServer((near) => {
    const wire: Wire = [near, connect(Number(port), hostname)];
    wires.add(wire);
    for (const end of wire) {
      end.on('error', () => undefined);
      end.on('close', () => {
        if (!isCut) drop(wire);
      });
    }
    if (!isCut) join(wire);
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');

  function drop(wire: Wire): void {
    for (const end of wire) end.destroy();
    wires.delete(wire);
  }
  return {
    base: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      for (const [near, far] of wires) {
        near.unpipe(far);
        far.unpipe(near);
      }
    },
    mend() {
      isCut = false;
      for (const wire of [...wires]) {
        if (wire.some((end) => end.destroyed)) drop(wire);
        else join(wire);
      }
    },
    close() {
      listener.close();
      for (const wire of [...wires]) drop(wire);
    },
  };
}

function join([near, far]: Wire): void {
  near.pipe(far);
  far.pipe(near);
}
