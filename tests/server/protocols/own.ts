import { randomUUID } from 'node:crypto';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { Problem } from '#shared/wire/api.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { changed } from '../../shared/protocols/changed.ts';
import type { Answer, Caller, TestServer } from '../test-server.ts';
import { openVisit, send } from '../visit.ts';

type Asked = Answer<ProtocolView & Problem>;

/** A fork of the shipped nasal spray under a name of its own, not yet edited. */
export async function fork(admin: Caller, changes: object = {}): Promise<Asked> {
  return admin.post('/api/v1/protocols/fork', {
    commandId: randomUUID(),
    protocolId: randomUUID(),
    from: { protocolId: 'esketamine-intranasal', version: null },
    name: `Ours ${randomUUID().slice(0, 8)}`,
    ...changes,
  });
}

export async function view(caller: Caller, protocolId: string): Promise<ProtocolView> {
  return (await caller.get<ProtocolView>(`/api/v1/protocols/${protocolId}`)).body;
}

/** Saves the draft with other values at these pointers, as somebody who has just loaded it. */
export async function edit(
  admin: Caller,
  { protocolId, editSeq, document }: Pick<ProtocolView, 'protocolId' | 'editSeq' | 'document'>,
  changes: Record<string, unknown>,
  note: string | null = null,
): Promise<Asked> {
  return put(admin, protocolId, editSeq, changed(document, changes), note);
}

export function put(
  admin: Caller,
  protocolId: string,
  editSeq: number,
  document: Protocol | unknown,
  note: string | null = null,
): Promise<Asked> {
  return admin.put(`/api/v1/protocols/${protocolId}/draft`, {
    commandId: randomUUID(),
    editSeq,
    document,
    note,
  });
}

/** Switches the draft on, or with `version` a version, accepting whatever was found; not replayed, with a reason. */
export function switchOn(
  admin: Caller,
  { protocolId, hash, draft, findings }: ProtocolView,
  changes: object = {},
): Promise<Asked> {
  return admin.post(`/api/v1/protocols/${protocolId}/switch-on`, {
    commandId: randomUUID(),
    version: null,
    hash: draft?.hash ?? hash,
    accepted: findings.map(({ pointer }) => pointer),
    reason: 'no sessions yet',
    ...changes,
  });
}

export function switchOff(admin: Caller, protocolId: string, reason = 'not needed'): Promise<Asked> {
  return admin.post(`/api/v1/protocols/${protocolId}/switch-off`, { commandId: randomUUID(), reason });
}

export function approve(
  admin: Caller,
  protocolId: string,
  hash: string,
  changes: object = {},
): Promise<Asked> {
  return admin.post(`/api/v1/protocols/${protocolId}/approve`, {
    commandId: randomUUID(),
    hash,
    director: 'Dr Maria Stone',
    approvedOn: '2026-03-01',
    note: null,
    ...changes,
  });
}

/** Somebody who has no open session. */
export async function freePatient(nurse: Caller): Promise<string> {
  const { sessionId, patientId } = await openVisit(nurse);
  await send(nurse, sessionId, { type: 'CancelSession', body: { reason: 'another day' } });
  return patientId;
}

/** What a session that was just opened has pinned. */
export async function embedded({ house }: TestServer, { body }: Answer<unknown>) {
  const { sessionId } = body as { sessionId: string };
  const [opened] = await house.log.read(house.clinicId, sessionId, 0);
  return opened?.event.type === 'SessionOpened' ? opened.event.body : null;
}
