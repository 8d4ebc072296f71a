import { boardStore } from './board.ts';
import { freeChairs } from './chairs.ts';
import { useLive } from './live.ts';

const BETWEEN = '\n';

/** Chairs of the clinic with nobody in them, as last heard. Drawn again only when they change. */
export function useFreeChairs(): readonly string[] {
  const chairIds = useLive((live) => live.clinic?.chairIds);
  const free = boardStore(({ received }) =>
    freeChairs(chairIds ?? [], Object.values(received)).join(BETWEEN),
  );
  return free === '' ? [] : free.split(BETWEEN);
}
