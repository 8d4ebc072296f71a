import { judge } from '#shared/clinical/judge.ts';
import type { PreDoseContext } from '#shared/clinical/pre-dose/presence.ts';
import { summarize } from '#shared/clinical/summarize.ts';
import type { SessionState } from '#shared/state.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { House } from '../house.ts';
import { isSimilarName } from '../patients/similar-names.ts';
import { isSameDayOrBefore } from '../sessions/days.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import { gatheringMs } from './window.ts';

export interface BoardFrame {
  changed: BoardSummary[];
  gone: string[];
}

export interface Board {
  /** Everything on the board as of now. */
  summaries(): BoardSummary[];
  /** A session changed; `urgent` changes (alerts) are sent at once. */
  change(live: LiveSession, urgent: boolean): void;
  /** Sends every session again: clinical time was moved, or a new day began. */
  changeAll(lives: readonly LiveSession[]): void;
  stop(): void;
}

/** What a board asks about a session that the session itself does not know. */
interface Around {
  /** Only some may open this patient's record. */
  isRestricted(patientId: string): boolean;
  /** The record that stands for all of one person. */
  headOf(patientId: string): string;
  context(state: SessionState, nowMs: number): PreDoseContext;
  /** How far a device's clock was ahead of ours when it was last heard; null: nobody can tell. */
  skewOf(deviceId: string): number | null;
}

/** What boards show, newest per session. `send` puts one frame to every board and says how many there are. */
export function makeBoard(
  house: House,
  { isRestricted, headOf, context, skewOf }: Around,
  send: (frame: BoardFrame) => number,
): Board {
  const shown = new Map<string, { live: LiveSession; sameName: boolean }>();
  const dirty = new Map<string, LiveSession>();
  const sentAtMs: { atMs: number; frames: number }[] = [];
  let stations = 0;
  let timer: NodeJS.Timeout | null = null;
  let immediate: NodeJS.Immediate | null = null;

  function change(live: LiveSession, urgent: boolean): void {
    dirty.set(live.sessionId, live);
    const waitMs = urgent ? 0 : remainingMs();
    if (waitMs === 0) immediate ??= setImmediate(flush);
    else timer ??= setTimeout(flush, waitMs);
  }

  function remainingMs(): number {
    const nowMs = performance.now();
    while (sentAtMs[0] !== undefined && sentAtMs[0].atMs < nowMs - 1000) sentAtMs.shift();
    const frames = sentAtMs.reduce((sum, sent) => sum + sent.frames, 0);
    const sinceMs = nowMs - (sentAtMs.at(-1)?.atMs ?? 0);
    return Math.max(0, gatheringMs(stations, frames) - sinceMs);
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    immediate = null;
    const nowMs = house.stamp();
    const frame: BoardFrame = { changed: [], gone: [] };
    for (const live of dirty.values()) place(live, nowMs, frame);
    for (const id of renamed())
      if (!dirty.has(id)) dirty.set(id, (shown.get(id) as { live: LiveSession }).live);
    frame.changed = [...dirty.keys()].flatMap((id) => summaryOf(id, nowMs) ?? []);
    dirty.clear();
    if (frame.changed.length === 0 && frame.gone.length === 0) return;
    stations = send(frame);
    sentAtMs.push({ atMs: performance.now(), frames: stations });
  }

  function place(live: LiveSession, nowMs: number, frame: BoardFrame): void {
    if (belongs(live, nowMs))
      shown.set(live.sessionId, { live, sameName: shown.get(live.sessionId)?.sameName ?? false });
    else if (shown.delete(live.sessionId)) frame.gone.push(live.sessionId);
  }

  /** One session that cannot be judged must not take the board of all others with it: it stays where it was. */
  function belongs(live: LiveSession, nowMs: number): boolean {
    try {
      return isOnBoard(live, nowMs);
    } catch (error) {
      house.logger.error({ err: error, sessionId: live.sessionId }, 'a session could not be judged');
      return true;
    }
  }

  /** Sessions whose same-name mark changed because someone came or went. */
  function renamed(): string[] {
    const all = [...shown];
    return all.flatMap(([id, entry]) => {
      const sameName = all.some(([other, { live }]) => other !== id && namesake(live, entry.live));
      if (sameName === entry.sameName) return [];
      entry.sameName = sameName;
      return [id];
    });
  }

  function namesake({ settled: a }: LiveSession, { settled: b }: LiveSession): boolean {
    const twoPeople = headOf(a.patientId) !== headOf(b.patientId);
    return twoPeople && isSimilarName(a.identity.name, b.identity.name);
  }

  function summaryOf(sessionId: string, nowMs: number): BoardSummary | null {
    const entry = shown.get(sessionId);
    if (entry === undefined) return null;
    try {
      const { settled } = entry.live;
      const summary = summarize(settled, nowMs, context(settled, nowMs));
      const devices = summary.devices.map((device) => ({ ...device, skewMs: skewOf(device.deviceId) }));
      return { ...summary, devices, sameName: entry.sameName, restricted: isRestricted(summary.patientId) };
    } catch (error) {
      house.logger.error({ err: error, sessionId }, 'a session could not be summarised');
      return null;
    }
  }

  function summaries(): BoardSummary[] {
    // Whoever asks sees what they have just recorded, even while the window gathers.
    if (dirty.size > 0) flush();
    const nowMs = house.stamp();
    return [...shown.keys()].flatMap((id) => summaryOf(id, nowMs) ?? []);
  }

  function changeAll(lives: readonly LiveSession[]): void {
    for (const live of lives) change(live, false);
    if (dirty.size > 0) flush();
  }

  function stop(): void {
    if (timer !== null) clearTimeout(timer);
    if (immediate !== null) clearImmediate(immediate);
  }

  return { summaries, change, changeAll, stop };
}

/** Open and due today, or ended with something left to do: an outcome to record, a patient to call. */
function isOnBoard({ settled }: LiveSession, nowMs: number): boolean {
  if (settled.end === null)
    return settled.arrivedAtMs !== null || isSameDayOrBefore(settled.plannedAtMs, nowMs, settled.timeZone);
  if (settled.end.kind === 'transferred' && settled.transferOutcome === null) return true;
  return judge(settled, nowMs).callBacks.some((callBack) => callBack.done === null);
}
