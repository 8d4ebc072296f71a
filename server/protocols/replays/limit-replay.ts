import { NEUTRAL, WITHHELD_FAMILY, wordsFor } from '#shared/limit-alerts.ts';
import { mayDo } from '#shared/rights.ts';
import type { ReplayedAlert, SessionReplay } from '#shared/wire/replay.ts';
import type { Rooms } from '../../clinics.ts';
import { noteViews } from '../../people/access-trail.ts';
import type { StaffCaller } from '../../people/caller.ts';

/**
 * What this person sees of replayed sessions. Whoever may open a session sees which it was, and that is noted as a view
 * of it; everybody else sees its numbers without id and time, a suicide screen and typed words not at all.
 */
export async function limitReplays(
  { house, restrictions }: Rooms,
  caller: StaffCaller,
  replays: readonly SessionReplay[],
): Promise<SessionReplay[]> {
  const ids = replays.flatMap(({ sessionId }) => sessionId ?? []);
  const rows =
    ids.length === 0 || !mayDo(caller.role, 'seeSession')
      ? []
      : await house.db
          .selectFrom('sessions')
          .select(['session_id', 'patient_id'])
          .where('clinic_id', '=', house.clinicId)
          .where('session_id', 'in', ids)
          .execute();
  const open = new Set(
    rows
      .filter((row) => restrictions.mayOpen(caller.actor.staffId, row.patient_id, row.session_id))
      .map((row) => row.session_id),
  );
  await noteViews(house, caller, 'session', [...open]);
  return replays.map((replay) =>
    replay.sessionId !== null && open.has(replay.sessionId) ? replay : withoutName(replay),
  );
}

function withoutName({ alerts, rules, ...replay }: SessionReplay): SessionReplay {
  const pair = ({ before, after }: SessionReplay['alerts']['changed'][number]) => ({
    before: withoutWords(before),
    after: withoutWords(after),
  });
  return {
    ...replay,
    sessionId: null,
    t0Ms: null,
    alerts: {
      added: alerts.added.map(withoutWords),
      removed: alerts.removed.map(withoutWords),
      changed: alerts.changed.map(pair),
      moved: alerts.moved.map(pair),
    },
    rules: rules.filter(({ rule, alertClass }) => wordsOf(rule, alertClass) !== null),
  };
}

function withoutWords(alert: ReplayedAlert): ReplayedAlert {
  const message = wordsFor(alert, 'names');
  return message === null ? { ...alert, family: WITHHELD_FAMILY, message: NEUTRAL } : { ...alert, message };
}

function wordsOf(family: string, alertClass: ReplayedAlert['alertClass']): string | null {
  return wordsFor({ family, alertClass, message: '' }, 'names');
}
