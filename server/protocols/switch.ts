import type * as z from 'zod/mini';
import type { Finding } from '#shared/protocols/editing/check/finding.ts';
import { checkProtocol } from '#shared/protocols/editing/check-protocol.ts';
import { type Lineage, replayOf } from '#shared/protocols/lineage/lineage.ts';
import { nextVersion } from '#shared/protocols/lineage/versions.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { switchOnBodySchema } from '#shared/wire/protocols.ts';
import type { House } from '../house.ts';
import type { CarriedOut, HouseCommand, NotDone } from '../house-command.ts';
import { nameKey } from '../log/name-key.ts';
import { DRAFT } from '../log/projection-tables.ts';
import { changeLineage, type Decided, decided, refuse } from './change-lineage.ts';
import { judgedHash } from './judged-hash.ts';
import { documentOf } from './lineages.ts';
import { protocolsOn } from './protocols-on.ts';

type SwitchOnBody = z.infer<typeof switchOnBodySchema>;

/**
 * [SWITCH-ON] Opens sessions under this document from now on: the draft, which becomes the next version, or a version.
 * Sessions that are open keep theirs. Refused with findings that are wrong, or that nobody accepted; without a replay, or
 * over the alarm budget, only with a reason. It may be on without the medical director's approval, and says so.
 */
export function switchOn(
  house: House,
  command: HouseCommand,
  protocolId: string,
  body: SwitchOnBody,
): Promise<CarriedOut> {
  return changeLineage(house, command, protocolId, async (lineage) => {
    const document = await documentAsked(house, lineage, body.version);
    if (document === null)
      return refuse(
        'not-found',
        404,
        body.version === null ? 'There is no draft to switch on.' : 'There is no such version.',
        '/version',
      );
    const findings = checkProtocol(document);
    const against =
      changedSince(document, body) ??
      alreadyOn(lineage, body) ??
      (await nameTaken(house, protocolId, document)) ??
      notAccepted(findings, body) ??
      notReplayed(lineage, body);
    return against ?? switchedOn(lineage, document, findings, body);
  });
}

/** No further session is opened under it; before it was ever on, it is put aside. */
export function switchOff(
  house: House,
  command: HouseCommand,
  protocolId: string,
  { reason }: { reason: string },
): Promise<CarriedOut> {
  return changeLineage(house, command, protocolId, ({ on, versions, setAside }) => {
    if (on === null && (versions.length > 0 || setAside))
      return refuse('conflict', 409, 'This protocol is off already.');
    return decided({ type: 'ProtocolSwitchedOff', body: { reason } });
  });
}

async function documentAsked(
  house: House,
  lineage: Lineage,
  version: string | null,
): Promise<Protocol | null> {
  if (version === null) return lineage.draft === null ? null : documentOf(house, lineage, DRAFT);
  if (!lineage.versions.some((one) => one.version === version)) return null;
  return documentOf(house, lineage, version);
}

function changedSince(document: Protocol, { hash }: SwitchOnBody): NotDone | null {
  if (judgedHash(document) === hash) return null;
  const sentence =
    'This protocol has been edited since you looked at it. Nothing was switched on: load it again.';
  return refuse('conflict', 409, sentence, '/hash');
}

function alreadyOn({ on, origin, versions }: Lineage, { version }: SwitchOnBody): NotDone | null {
  if (version !== null && on === version)
    return refuse('conflict', 409, 'This version is on already.', '/version');
  if (origin === 'shipped' && version !== versions.at(-1)?.version)
    return refuse('conflict', 409, 'Only the version that is shipped now can be switched on.', '/version');
  return null;
}

/** Two protocols of one name that are on at the same time could not be told apart where a session is opened. */
async function nameTaken(house: House, protocolId: string, { name }: Protocol): Promise<NotDone | null> {
  const others = (await protocolsOn(house)).filter((other) => other.protocolId !== protocolId);
  if (!others.some((other) => nameKey(other.name) === nameKey(name))) return null;
  const sentence = `Another protocol that is on is called ${name}: rename this one, or switch that one off first.`;
  return refuse('same-name', 409, sentence, '/name');
}

function notReplayed(lineage: Lineage, { hash, reason }: SwitchOnBody): NotDone | null {
  if (reason !== null) return null;
  const replay = replayOf(lineage, hash);
  if (replay === null)
    return refuse(
      'noteNeeded',
      422,
      'This very document was never replayed: replay sessions under it, or give a reason.',
      '/reason',
    );
  if (!replay.sums.overBudget) return null;
  return refuse(
    'noteNeeded',
    422,
    `Its replay had ${replay.sums.criticalsPerSession} critical alerts a session, over one in 20: review the limits, or give a reason.`,
    '/reason',
  );
}

/** Nothing may be wrong, and everything else was seen by whoever switches it on. */
function notAccepted(findings: readonly Finding[], { accepted }: SwitchOnBody): NotDone | null {
  const wrong = findings.filter(({ level }) => level === 'wrong');
  if (wrong[0] !== undefined)
    return refuse('conflict', 409, `${wrong[0].sentence}${andMore(wrong)}`, `/document${wrong[0].pointer}`);
  const unseen = findings.filter(({ pointer }) => !accepted.includes(pointer));
  if (unseen[0] === undefined) return null;
  const sentence = `Accept it, or change it: ${unseen[0].sentence}${andMore(unseen)}`;
  return refuse('noteNeeded', 422, sentence, `/document${unseen[0].pointer}`);
}

function andMore({ length }: readonly Finding[]): string {
  return length === 1 ? '' : ` (and ${length - 1} more)`;
}

function switchedOn(
  lineage: Lineage,
  document: Protocol,
  findings: readonly Finding[],
  { version: asked, hash, reason }: SwitchOnBody,
): Decided {
  const version = asked ?? nextVersion(lineage);
  return decided({
    type: 'ProtocolSwitchedOn',
    body: {
      version,
      document: { ...document, version, approvedBy: null },
      hash,
      accepted: findings.map(({ sentence }) => sentence),
      reason: reasonNeeded(lineage, hash) ? reason : null,
    },
  });
}

/** A reason that nothing asked for is not kept: it would read as one for something. */
function reasonNeeded(lineage: Lineage, hash: string): boolean {
  const replay = replayOf(lineage, hash);
  return replay === null || replay.sums.overBudget;
}
