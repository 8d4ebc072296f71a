import { randomBytes, randomUUID } from 'node:crypto';
import { noteClinic } from '#server/clinic/clinic.ts';
import { sha256 } from '#server/ids.ts';
import type { CallerRole } from '#shared/rights.ts';
import { ROLES } from '#shared/vocabulary.ts';
import { type Caller, caller, type TestServer } from '../test-server.ts';

/** Someone of each role, with what they hold. */
export async function everyCaller(server: TestServer): Promise<Map<CallerRole, Caller>> {
  const callers = new Map<CallerRole, Caller>();
  for (const role of ROLES) callers.set(role, await server.as(role, `A ${role} of the table`));
  callers.set('device', (await server.device()).caller);
  callers.set('wall', await display(server));
  return callers;
}

/** A wall display, paired. */
export async function display({ house, url }: TestServer): Promise<Caller> {
  const displayId = randomUUID();
  const token = `display_${randomBytes(32).toString('base64url')}`;
  await noteClinic(
    house,
    null,
    { kind: 'system' },
    { type: 'DisplayAdded', body: { displayId, name: 'Wall' } },
  );
  await house.db
    .insertInto('display_tokens')
    .values({
      token_hash: sha256(token),
      clinic_id: house.clinicId,
      display_id: displayId,
      kind: 'screen',
      expires_at: null,
      last_seen_at: null,
    })
    .execute();
  return caller(url, { cookie: `afterdose_sign_in=${token}` });
}
