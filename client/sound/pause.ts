import { apiSend, apiSendAnyway, ProblemError } from '#client/connection/api.ts';
import { newId } from '#client/connection/ids.ts';
import { stationId } from '#client/connection/socket.ts';
import { useLive } from '#client/store/live.ts';
import { awaitPause, dropPause, pauseOffRecord } from '#client/store/sound.ts';

/**
 * Pauses the sound of this station, on record; resolves with why not, null when it is done. It begins when the server says
 * so on the connection that also brings what ends it: an answer that came late could silence what is new. A screen that
 * hears no server is paused all the same: what calls there is that it is blind, and nothing new could reach it.
 */
export async function pauseSound(): Promise<string | null> {
  if (useLive.getState().status === 'blind') {
    pauseOffRecord();
    return null;
  }
  awaitPause();
  try {
    await apiSend('POST', `/api/v1/stations/${stationId()}/pause`, { commandId: newId() });
    return null;
  } catch (why) {
    if (why instanceof ProblemError) return why.problem.detail;
    throw why;
  }
}

/** Sounds again here and now. What the server then hears of it is for the record; unheard, it ends the pause by its own clock. */
export async function endPause(): Promise<void> {
  dropPause();
  const path = `/api/v1/stations/${stationId()}/pause/end`;
  await apiSendAnyway<null>('POST', path, { commandId: newId() }).catch((why: unknown) => {
    if (!(why instanceof ProblemError)) throw why;
  });
}
