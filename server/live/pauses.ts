import type { PauseEnd } from '#shared/clinic-events.ts';
import type { AnyEvent, Recorded } from '#shared/events.ts';
import { AUDIO_PAUSE_MS } from '#shared/wire/stations.ts';
import { noteClinic } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import { type CarriedOut, carryOut, type HouseCommand } from '../house-command.ts';
import { notePause, pausesOnRecord } from './pauses-on-record.ts';

/** The sound of a station is paused. Times are process time; `untilMs` is exclusive. */
export interface Pause {
  by: string;
  sinceMs: number;
  untilMs: number;
}

export interface Pauses {
  /** Null: the station is not paused. */
  of(stationId: string): Pause | null;
  /** Pauses a station for two minutes. One that is paused already stays so no longer for it. */
  begin(stationId: string, command: HouseCommand): Promise<CarriedOut>;
  /** Somebody at the station ends it; nothing to end is fine too. */
  end(stationId: string, command: HouseCommand): Promise<CarriedOut>;
  /** Ends what has run out. */
  look(): void;
  /** Resolves when what has ended is on record, or could not be put there. */
  settled(): Promise<void>;
  stop(): void;
}

const SYSTEM = { kind: 'system' } as const;

/**
 * Audio pauses of one clinic (clinical reference 4.2). The server keeps and ends them, by its own clock and by what it
 * announces itself, so that a throttled or sleeping page stays silent no longer than was asked. `changed` is called
 * whenever one began or ended. Sound comes back first and is recorded after: a full disk silences nobody.
 */
export async function openPauses(house: House, changed: () => void): Promise<Pauses> {
  const { clinicId } = house;
  const paused = await pausesOnRecord(house);
  let timer: NodeJS.Timeout | null = null;
  let recording: Promise<unknown> = Promise.resolve();

  function over(stationIds: readonly string[], because: PauseEnd): void {
    const ended = stationIds.filter((stationId) => paused.delete(stationId));
    if (ended.length === 0) return;
    for (const stationId of ended) {
      const event = { type: 'AudioPauseEnded', body: { stationId, because } } as const;
      recording = recording
        .then(() => noteClinic(house, null, SYSTEM, event))
        .catch((error: unknown) => house.logger.error({ err: error }, 'the end of a pause was not recorded'));
    }
    changed();
  }

  function look(): void {
    const nowMs = house.processNow();
    over(
      [...paused].flatMap(([stationId, pause]) => (isOver(pause, nowMs) ? [stationId] : [])),
      'time',
    );
    watchTime();
  }

  /** Wakes when the first pause runs out. */
  function watchTime(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (paused.size === 0) return;
    const firstMs = Math.min(...[...paused.values()].map(({ untilMs }) => untilMs));
    timer = setTimeout(look, Math.max(0, firstMs - house.processNow()));
    timer.unref();
  }

  async function begin(stationId: string, command: HouseCommand): Promise<CarriedOut> {
    look();
    if (paused.has(stationId)) return { ok: true, repeated: true };
    const untilMs = house.processNow() + AUDIO_PAUSE_MS;
    const events = [{ type: 'AudioPaused', body: { stationId, untilMs } } as const];
    return carryOut(house, command, { kind: 'clinic', streamId: clinicId, events });
  }

  async function end(stationId: string, command: HouseCommand): Promise<CarriedOut> {
    if (!paused.delete(stationId)) return { ok: true, repeated: true };
    changed();
    const events = [{ type: 'AudioPauseEnded', body: { stationId, because: 'person' } } as const];
    return carryOut(house, command, { kind: 'clinic', streamId: clinicId, events });
  }

  // A pause begins where it is committed, and what is announced in the same commit ends it: nothing slips in between.
  const forget = house.log.onAppended((appended) => {
    const own = appended.filter((stream) => stream.clinicId === clinicId);
    const begun = own.flatMap(({ events }) => events.filter((recorded) => notePause(paused, recorded)));
    if (own.some(({ events }) => events.some(isNews))) over([...paused.keys()], 'newAlert');
    watchTime();
    if (begun.length > 0) changed();
  });
  watchTime();

  return {
    of: (stationId) => paused.get(stationId) ?? null,
    begin,
    end,
    look,
    settled: async () => {
      await recording;
    },
    stop: () => {
      forget();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** At `untilMs` exactly it is over; so is one that lies further ahead than any pause lasts: the clock was set back. */
function isOver({ untilMs }: Pause, nowMs: number): boolean {
  return nowMs >= untilMs || untilMs - nowMs > AUDIO_PAUSE_MS;
}

/** Something was announced that must be heard: raised, worse, or calling again. A notice alone ends no pause [P]. */
function isNews({ event }: Recorded<AnyEvent>): boolean {
  if (event.type !== 'Announced' || event.body.severity === 'notice') return false;
  const { step } = event.body;
  return step === 'raised' || step === 'worsened' || step === 'resounded';
}
