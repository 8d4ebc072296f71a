import { expect } from 'vitest';
import { type Answer, type Caller, startTestServer, type TestServer } from '../test-server.ts';
import { restrict, staffIdOf } from './people.ts';

/** What only those who may open the record are to see of it. */
export const SECRET = 'Zebedee';

/** A clinic around a restricted record: who is named in it, who is not, and who keeps the list. */
export interface Circle {
  server: TestServer;
  admin: Caller;
  /** A nurse who may open the record; so may the prescriber of the server. */
  named: Caller;
  /** A nurse who may not. */
  outside: Caller;
  /** A prescriber who may not. */
  other: Caller;
  ids: { named: string; outside: string; prescriber: string };
}

export async function gatherCircle(options?: Parameters<typeof startTestServer>[0]): Promise<Circle> {
  const server = await startTestServer(options);
  const admin = await server.as('admin', 'Ada Boss');
  const named = await server.as('nurse', 'Nina Named');
  const outside = server.nurse;
  const other = await server.as('prescriber', 'Pia Other');
  const ids = {
    named: await staffIdOf(named),
    outside: await staffIdOf(outside),
    prescriber: await staffIdOf(server.prescriber),
  };
  return { server, admin, named, outside, other, ids };
}

/** Only those who are named open the record from now on. */
export async function closeRecord({ server, ids }: Circle, patientId: string): Promise<void> {
  const restricted = await restrict(server.prescriber, patientId, [ids.named, ids.prescriber]);
  expect(restricted.body).toMatchObject({ restrictedTo: [ids.named, ids.prescriber] });
}

/** The answer is no, and tells nothing of the record. */
export function shut(answer: Answer<unknown>): void {
  expect(answer).toMatchObject({ status: 403, body: { type: 'urn:afterdose:problem:restricted' } });
  expect(JSON.stringify(answer.body)).not.toContain(SECRET);
}
