import { type Refusal, refusal } from '#shared/commands.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { Rooms } from '../clinics.ts';
import type { House } from '../house.ts';
import { hashedId } from '../ids.ts';
import type { StaffActor } from '../people/staff.ts';

/** How long broken glass lets its breaker in [P]: an emergency, not a shift. Counted in clinical time. */
export const GLASS_LASTS_MS = 60 * MINUTE_MS;

export interface BreakGlass {
  sessionId: string;
  commandId: string;
  reason: string;
  by: StaffActor;
}

export type Broken = { ok: true; untilMs: number } | { ok: false; refusal: Refusal };

const ATTEMPTS = 5;

/**
 * Lets a clinician without access into one restricted session for a time, on record in the session itself. Refused
 * where there is no glass to break: it would only make noise that nobody then listens to. Calls for one session must not
 * overlap.
 */
export async function breakGlass(
  { house, desk, restrictions }: Pick<Rooms, 'house' | 'desk' | 'restrictions'>,
  { sessionId, commandId, reason, by }: BreakGlass,
): Promise<Broken> {
  const eventId = hashedId('glass', sessionId, commandId, by.staffId);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const live = await desk.find(sessionId);
    if (live === null) return no('unknownSession', 'There is no such session.');
    if ((await house.log.findCommand(house.clinicId, commandId)) !== null)
      return answerAsFirst(house, eventId);
    if (live.discarded) continue;
    const { patientId } = live.settled;
    if (!restrictions.isRestricted(patientId))
      return no('alreadyDone', 'This record is not restricted: open it as any other.');
    if (restrictions.mayOpen(by.staffId, patientId, sessionId))
      return no('alreadyDone', 'This record is open to you: there is no glass to break.');
    const nowMs = house.stamp();
    const untilMs = nowMs + GLASS_LASTS_MS;
    const event = { type: 'GlassBroken', body: { reason, untilMs } } as const;
    const events = [{ eventId, event, takenAtMs: null, actor: by }];
    const outcome = await desk.write({ commandId, sessions: [{ live, events }], others: [] }, nowMs);
    if (outcome.ok) return { ok: true, untilMs };
  }
  return no('conflict', 'Others are writing to this session just now. Nothing was recorded: try again.');
}

async function answerAsFirst(house: House, eventId: string): Promise<Broken> {
  const row = await house.db
    .selectFrom('broken_glass')
    .select('until_ms')
    .where('clinic_id', '=', house.clinicId)
    .where('event_id', '=', eventId)
    .executeTakeFirst();
  return row === undefined
    ? no('conflict', 'This command id was used for something else. Nothing was recorded.')
    : { ok: true, untilMs: row.until_ms };
}

function no(code: Refusal['code'], sentence: string): Broken {
  return { ok: false, refusal: refusal(code, sentence) };
}
