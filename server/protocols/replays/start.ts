import type * as z from 'zod/mini';
import { RULES_VERSION } from '#shared/events.ts';
import type { ReplaySums } from '#shared/protocol-events.ts';
import type { Lineage } from '#shared/protocols/lineage/lineage.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { ReplayJob, startReplayBodySchema } from '#shared/wire/protocol-replays.ts';
import type { ReplaySummary } from '#shared/wire/replay.ts';
import type { Rooms } from '../../clinics.ts';
import type { House } from '../../house.ts';
import { askedBefore, type HouseCommand, type NotDone } from '../../house-command.ts';
import { DRAFT } from '../../log/projection-tables.ts';
import { changeLineage, decided, refuse } from '../change-lineage.ts';
import { documentOf, findLineage } from '../lineages.ts';

type StartBody = z.infer<typeof startReplayBodySchema>;

/**
 * Begins to judge sessions under a document of this lineage. The command's id is the replay's: asked again it is the same
 * replay. What it comes to is put on record under that id, once, and holds for that very document.
 */
export async function startReplay(
  { house, replays }: Rooms,
  command: HouseCommand & { commandId: string },
  protocolId: string,
  { hash, source, sessions }: StartBody,
): Promise<{ ok: true; job: ReplayJob } | NotDone> {
  const lineage = await findLineage(house, protocolId);
  if (lineage === null) return refuse('not-found', 404, 'There is no such protocol.');
  const replayId = command.commandId;
  const known = replays.find(protocolId, replayId);
  if (known !== null) return { ok: true, job: known.job };
  const earlier = await askedBefore(house, command);
  if (earlier !== null) return earlier.ok ? OVER : earlier;
  const version = versionOf(lineage, hash);
  const document = version === null ? null : await documentOf(house, lineage, version);
  if (document === null)
    return refuse(
      'conflict',
      409,
      'No draft and no version of this protocol is what was asked for: it has been edited since. Load it again.',
      '/hash',
    );
  const asked = { replayId, protocolId, hash, source, sessions, by: command.by };
  const before = await watchedUnder(house, lineage, document);
  const job = replays.start(asked, { protocol: document, before }, async ({ summary }) => {
    const body = { hash, source, rulesV: RULES_VERSION, sums: sumsOf(summary) };
    const noted = await changeLineage(house, command, protocolId, () =>
      decided({ type: 'ProtocolReplayed', body }),
    );
    if (!noted.ok) throw new Error(noted.problem.detail);
  });
  return job === null ? BUSY : { ok: true, job };
}

const OVER = refuse('conflict', 409, 'This replay is over. What it came to is on record with the protocol.');
const BUSY = refuse('conflict', 409, 'A replay is running already: wait until it is done, or cancel it.');

/** What simulated sessions are watched under: the version that is on, else what the protocol was made from, else itself. */
async function watchedUnder(house: House, lineage: Lineage, document: Protocol): Promise<Protocol> {
  const { on, from } = lineage;
  if (on !== null) return (await documentOf(house, lineage, on)) ?? document;
  return (from && (await documentOf(house, from, from.version))) ?? document;
}

function versionOf({ draft, versions }: Lineage, hash: string): string | null {
  if (draft?.hash === hash) return DRAFT;
  return versions.find((version) => version.hash === hash)?.version ?? null;
}

/** What of a replay is kept in the log. Rates of nobody watched are zero: there was nobody to alarm for. */
function sumsOf({ sessions, rules, after, readyMovedMin, overBudget }: ReplaySummary): ReplaySums {
  const clinical = rules.filter(({ alertClass }) => alertClass === 'clinical');
  return {
    sessions,
    alertsAdded: clinical.reduce((total, { added }) => total + added, 0),
    alertsRemoved: clinical.reduce((total, { removed }) => total + removed, 0),
    criticalsPerSession: after.criticalsPerSession ?? 0,
    alertsPerPatientHour: after.alarmsPerPatientHour ?? 0,
    readinessMovedMedianMin: readyMovedMin?.median ?? null,
    overBudget,
  };
}
