import { type Refusal, refusal, type SessionCommand } from '#shared/commands.ts';
import { decide } from '#shared/decide.ts';
import type { Actor } from '#shared/vocabulary.ts';
import type { CommandAnswer } from '#shared/wire/messages.ts';
import type { House } from '../house.ts';
import { hashedId } from '../ids.ts';
import { contentHash } from '../log/content-hash.ts';
import type { SessionDesk } from './desk.ts';
import type { LiveSession } from './live-session.ts';

export interface CommandRequest {
  sessionId: string;
  commandId: string;
  command: SessionCommand;
  by: Actor;
}

/** What only the clinic as a whole can say about a command; null: nothing against it. */
export type HouseRule = (live: LiveSession, command: SessionCommand) => Refusal | null;

export type Perform = (request: CommandRequest) => Promise<CommandAnswer>;

const ATTEMPTS = 5;
const BUSY = refusal(
  'conflict',
  'Others are writing to this session just now. Nothing was recorded: try again.',
);
const ELSEWHERE = refusal('conflict', 'This command id was used for something else. Nothing was recorded.');
const UNKNOWN = refusal('unknownSession', 'There is no such session.');

/**
 * The one path of every command: load, decide on what is ahead, append, answer after the commit. A repeat of an
 * accepted command answers as the first did; a refused one is decided again.
 */
export function performer(house: House, desk: SessionDesk, houseRule: HouseRule): Perform {
  const underway = new Map<string, { firstId: string; answer: Promise<CommandAnswer> }>();

  function perform(request: CommandRequest): Promise<CommandAnswer> {
    const firstId = firstEventId(request);
    const first = underway.get(request.commandId);
    if (first?.firstId === firstId) return first.answer;
    if (first !== undefined) return settled(first.answer).then(() => perform(request));
    const answer = performOnce(request).finally(() => underway.delete(request.commandId));
    underway.set(request.commandId, { firstId, answer });
    return answer;
  }

  async function performOnce(request: CommandRequest): Promise<CommandAnswer> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const earlier = await house.log.findCommand(house.clinicId, request.commandId);
      if (earlier !== null) return answerAsFirst(house, earlier, request);
      const answer = await decideAndWrite(request);
      if (answer !== 'again') return answer;
    }
    return { ok: false, problem: BUSY };
  }

  async function decideAndWrite(request: CommandRequest): Promise<CommandAnswer | 'again'> {
    const live = await desk.find(request.sessionId);
    if (live === null) return { ok: false, problem: UNKNOWN };
    const nowMs = house.stamp();
    const refused = houseRule(live, request.command);
    const decision = refused
      ? { ok: false as const, refusal: refused }
      : decide(live.ahead, request.command, request.by, nowMs);
    if (!decision.ok) return refuse(live, decision.refusal);
    const events = decision.events.map(({ event, takenAtMs }, index) => ({
      eventId: index === 0 ? firstEventId(request) : house.newId(),
      event,
      takenAtMs,
      actor: request.by,
    }));
    const outcome = await desk.write(
      { commandId: request.commandId, sessions: [{ live, events }], others: [] },
      nowMs,
    );
    if (!outcome.ok) return 'again';
    return { ok: true, seq: outcome.streams[0]?.events.at(-1)?.seq ?? live.settled.seq };
  }

  return perform;
}

function settled(answer: Promise<CommandAnswer>): Promise<void> {
  const done = () => undefined;
  return answer.then(done, done);
}

/** A refusal may rest on facts that are still on their way to the disk: it is given when they have arrived. */
async function refuse(live: LiveSession, refused: Refusal): Promise<CommandAnswer | 'again'> {
  await live.lastWrite;
  return live.discarded ? 'again' : { ok: false, problem: refused };
}

/** Made from who asked for what: the same command asked again finds it, another one under its id does not. */
function firstEventId({ commandId, command, by }: CommandRequest): string {
  const who = by.kind === 'staff' ? by.staffId : by.kind;
  return hashedId('command', commandId, who, contentHash(command));
}

async function answerAsFirst(
  house: House,
  earlier: { streamId: string; seq: number }[],
  request: CommandRequest,
): Promise<CommandAnswer> {
  const here = earlier.find(({ streamId }) => streamId === request.sessionId);
  const same = await house.db
    .selectFrom('events')
    .select('seq')
    .where('clinic_id', '=', house.clinicId)
    .where('event_id', '=', firstEventId(request))
    .executeTakeFirst();
  return here === undefined || same === undefined
    ? { ok: false, problem: ELSEWHERE }
    : { ok: true, seq: here.seq };
}
