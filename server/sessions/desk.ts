import { nextChangeAt, unannouncedSteps } from '#shared/clinical/judge.ts';
import type { Recorded, SessionEvent } from '#shared/events.ts';
import { RULES_VERSION } from '#shared/events.ts';
import type { House } from '../house.ts';
import type { AppendedStream } from '../log/event-log.ts';
import { batchOf, type SessionWrite } from './batch.ts';
import { absorb, type LiveSession } from './live-session.ts';
import { keepSnapshot, loadSession } from './session-store.ts';
import type { NewAppend } from './speculation.ts';

/** What a write came to. `conflict`: decide again. Storage failures reject instead. */
export type WriteOutcome =
  | { ok: true; streams: AppendedStream[] }
  | { ok: false; why: 'conflict' | 'duplicate' };

export interface DeskListener {
  /** Committed events of one session, in order. */
  recorded(sessionId: string, events: readonly Recorded[], live: LiveSession | null): void;
  /** Time alone may have changed the judgement of a session. */
  aged(live: LiveSession): void;
}

export interface SessionDesk {
  /** The session in memory, loaded when need be; null when there is none of this id. */
  find(sessionId: string): Promise<LiveSession | null>;
  /** Every session in memory: all open ones, and some that have ended. */
  inMemory(): LiveSession[];
  /** Appends at `nowMs` with the announcements that follow, in one commit. Must be called in the tick of the decision. */
  write(write: SessionWrite, nowMs: number): Promise<WriteOutcome>;
  /** Loads every open session and records what was missed while the server was down. */
  restore(sessionIds: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** How long to wait before trying again what an open session needs and storage refused. */
const RETRY_MS = 1000;
/** Ended sessions kept in memory for those who read them. */
const ENDED_KEPT = 50;

/** The one place where sessions are written: one writer, one timer and one memory for each. */
export function sessionDesk(house: House, codeKey: string, listener: DeskListener): SessionDesk {
  const desk = new Map<string, LiveSession>();
  const loading = new Map<string, Promise<LiveSession | null>>();
  const seenSeq = new Map<string, number>();
  const retries = new Set<NodeJS.Timeout>();
  let stopped = false;

  const unsubscribe = house.log.onAppended((appended) => {
    // Ids are made by callers: another clinic may have a session of the same one.
    const own = appended.filter(({ clinicId }) => clinicId === house.clinicId);
    for (const stream of own) if (stream.kind === 'session') take(stream);
  });

  function take(stream: AppendedStream): void {
    const events = stream.events as Recorded<SessionEvent>[];
    const live = desk.get(stream.streamId) ?? null;
    const last = events.at(-1)?.seq ?? 0;
    if (loading.has(stream.streamId)) seenSeq.set(stream.streamId, last);
    if (live !== null && !absorbed(live, events)) discard(live);
    if (live !== null && !live.discarded) {
      keepSnapshot(house, codeKey, live, events.length);
      if (live.cancelWake === null) arm(live);
    }
    listener.recorded(stream.streamId, events, live?.discarded ? null : live);
    if (live === null && events[0]?.event.type === 'SessionOpened') reload(stream.streamId);
  }

  function absorbed(live: LiveSession, events: readonly Recorded[]): boolean {
    try {
      return absorb(live, events);
    } catch (error) {
      house.logger.error({ err: error, sessionId: live.sessionId }, 'a recorded event could not be folded');
      return false;
    }
  }

  async function find(sessionId: string): Promise<LiveSession | null> {
    const known = desk.get(sessionId);
    if (known !== undefined) return touched(known);
    const already = loading.get(sessionId);
    if (already !== undefined) return already;
    const load = loadFresh(sessionId).finally(() => {
      loading.delete(sessionId);
      seenSeq.delete(sessionId);
    });
    loading.set(sessionId, load);
    return load;
  }

  /** Ended sessions leave memory in the order in which they were last asked for. */
  function touched(live: LiveSession): LiveSession {
    if (live.settled.end !== null) {
      desk.delete(live.sessionId);
      desk.set(live.sessionId, live);
    }
    return live;
  }

  /** Commits that land while we read would be missed: read until none did. */
  async function loadFresh(sessionId: string): Promise<LiveSession | null> {
    for (;;) {
      const live = await loadSession(house, codeKey, sessionId);
      if (live === null) return null;
      if ((seenSeq.get(sessionId) ?? 0) > live.settled.seq) continue;
      makeRoom();
      desk.set(sessionId, live);
      arm(live);
      listener.aged(live);
      return live;
    }
  }

  function makeRoom(): void {
    const ended = [...desk.values()].filter((live) => live.settled.end !== null);
    for (const live of ended.slice(0, Math.max(0, ended.length - ENDED_KEPT))) {
      live.cancelWake?.();
      desk.delete(live.sessionId);
    }
  }

  /** Forgets everything not on disk. The session is loaded again at once, so that its timer goes on. */
  function discard(live: LiveSession): void {
    if (live.discarded) return;
    live.discarded = true;
    live.cancelWake?.();
    live.cancelWake = null;
    if (desk.get(live.sessionId) === live) desk.delete(live.sessionId);
    if (live.settled.end === null) reload(live.sessionId);
  }

  function reload(sessionId: string): void {
    if (stopped) return;
    find(sessionId).then(
      (live) => {
        // The write that failed may have been an announcement: its time has passed, so no timer brings it again.
        const owed = live !== null && unannouncedSteps(live.ahead, house.stamp()).length > 0;
        if (owed) later(() => void wake(live));
      },
      (error: unknown) => {
        house.logger.error({ err: error, sessionId }, 'an open session could not be loaded; trying again');
        later(() => reload(sessionId));
      },
    );
  }

  function later(task: () => void): void {
    const retry = setTimeout(() => {
      retries.delete(retry);
      task();
    }, RETRY_MS);
    retries.add(retry);
  }

  async function write(request: SessionWrite, nowMs: number): Promise<WriteOutcome> {
    const lives = request.sessions.map(({ live }) => live);
    if (lives.some((live) => live.discarded)) return { ok: false, why: 'conflict' };
    try {
      const commit = house.log.append(batchOf(house.clinicId, request, nowMs));
      for (const live of lives) {
        live.lastWrite = commit.then(
          () => undefined,
          () => undefined,
        );
        arm(live);
      }
      const result = await commit;
      if (!result.ok) for (const live of lives) discard(live);
      return result;
    } catch (error) {
      for (const live of lives) discard(live);
      throw error;
    }
  }

  function arm(live: LiveSession): void {
    live.cancelWake?.();
    live.cancelWake = null;
    if (live.discarded || stopped) return;
    const nowMs = house.stamp();
    try {
      const nextMs = nextChangeAt(live.ahead, nowMs);
      if (nextMs === null) return;
      live.cancelWake = house.clock.wakeAt(Math.max(nextMs, nowMs + 1), () => wake(live));
    } catch (error) {
      // A fault in judging must not cost what was recorded, and the timer must not stay lost.
      house.logger.error({ err: error, sessionId: live.sessionId }, 'the next change could not be told');
      later(() => arm(live));
    }
  }

  async function wake(live: LiveSession): Promise<void> {
    live.cancelWake = null;
    if (live.discarded || stopped) return;
    try {
      await announce(live, house.stamp(), []);
      if (!live.discarded) listener.aged(live);
    } catch (error) {
      house.logger.error({ err: error, sessionId: live.sessionId }, 'announcements could not be recorded');
    }
    if (!live.discarded && live.cancelWake === null) arm(live);
  }

  async function announce(live: LiveSession, nowMs: number, facts: NewAppend[]): Promise<void> {
    if (facts.length === 0 && unannouncedSteps(live.ahead, nowMs).length === 0) return;
    await write({ commandId: null, sessions: [{ live, events: facts }], others: [] }, nowMs);
  }

  async function restore(sessionIds: readonly string[]): Promise<void> {
    for (const sessionId of sessionIds) {
      const live = await find(sessionId);
      if (live === null) continue;
      const from = live.ahead.rulesV;
      const changed = { type: 'RulesChanged', body: { from, to: RULES_VERSION } } as const;
      const upgraded = from !== RULES_VERSION && live.ahead.end === null;
      const facts = upgraded ? [fact(changed)] : [];
      await announce(live, house.stamp(), facts);
    }
  }

  function fact(event: SessionEvent): NewAppend {
    return { eventId: house.newId(), event, takenAtMs: null, actor: { kind: 'system' } };
  }

  async function stop(): Promise<void> {
    stopped = true;
    for (const retry of retries) clearTimeout(retry);
    for (const live of desk.values()) live.cancelWake?.();
    await Promise.all([...desk.values()].map((live) => live.lastWrite));
    unsubscribe();
  }

  return { find, inMemory: () => [...desk.values()], write, restore, stop };
}
