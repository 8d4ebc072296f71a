import { summarizeReplays } from '#shared/clinical/replay/summarize-replays.ts';
import type { Recorded } from '#shared/events.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { House } from '../../house.ts';
import { judgeInWorkers } from './judge-in-workers.ts';
import type { RunReplay } from './replay-jobs.ts';
import type { ReplayTask } from './replay-task.ts';

/**
 * [REPLAY] Judges the newest dosed sessions of the clinic that have ended and gave their dose in the form of this protocol, or so
 * many simulated ones: seeds from 1 on, so that two documents are tried on the same patients.
 */
export const runReplay: RunReplay = async (house, compared, { source, sessions }, progress, signal) => {
  const ids = source === 'stored' ? await endedSessions(house) : [];
  const total = source === 'stored' ? Math.min(sessions, ids.length) : sessions;
  const tasks =
    source === 'stored' ? storedTasks(house, compared.protocol, ids, sessions) : simulatedTasks(sessions);
  let done = 0;
  progress(done, total);
  const replays = await judgeInWorkers(compared, tasks, () => progress(++done, total), signal);
  progress(replays.length, replays.length);
  return { summary: summarizeReplays(replays), sessions: replays };
};

async function endedSessions(house: House): Promise<string[]> {
  const rows = await house.db
    .selectFrom('sessions')
    .select('session_id')
    .where('clinic_id', '=', house.clinicId)
    .where('status', '=', 'ended')
    .where('first_dose_at', 'is not', null)
    .orderBy('first_dose_at', 'desc')
    .orderBy('session_id')
    .execute();
  return rows.map((row) => row.session_id);
}

/** At most `most`; a session of another form is told by its first event and not read further. */
async function* storedTasks(
  house: House,
  { dosing }: Protocol,
  sessionIds: readonly string[],
  most: number,
): AsyncGenerator<ReplayTask> {
  let found = 0;
  for (const sessionId of sessionIds) {
    if (found === most) return;
    const [first] = await house.log.read(house.clinicId, sessionId, 0, 1);
    if (first?.event.type !== 'SessionOpened' || first.event.body.protocol.dosing.form !== dosing.form)
      continue;
    found += 1;
    const rest = await house.log.read(house.clinicId, sessionId, 1);
    yield { kind: 'stored', events: [first, ...rest] as Recorded[] };
  }
}

async function* simulatedTasks(sessions: number): AsyncGenerator<ReplayTask> {
  for (let seed = 1; seed <= sessions; seed += 1) yield { kind: 'simulated', seed };
}
