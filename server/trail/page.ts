import type { TrailPage } from '#shared/wire/trail.ts';
import type { House } from '../house.ts';
import { changes, type Placed, views, type Wanted } from './lines.ts';
import { writePosition } from './position.ts';

export const TRAIL_KINDS = ['change', 'view', 'both'] as const;
export type TrailKind = (typeof TRAIL_KINDS)[number];

/** Changes and views of the clinic as one list, newest first; `before` of the answer goes on to the older ones. */
export async function trailPage(house: House, kind: TrailKind, wanted: Wanted): Promise<TrailPage> {
  const more = { ...wanted, limit: wanted.limit + 1 };
  const [changed, viewed] = await Promise.all([
    kind === 'view' ? [] : changes(house, more),
    kind === 'change' ? [] : views(house, more),
  ]);
  const all = merge(viewed, changed);
  const page = all.slice(0, wanted.limit);
  const last = page.at(-1);
  return {
    lines: page.map(({ line }) => line),
    before: last !== undefined && all.length > page.length ? writePosition(last.at) : null,
  };
}

/** Both are newest first already; of one moment views come before changes. */
function merge(viewed: readonly Placed[], changed: readonly Placed[]): Placed[] {
  const merged: Placed[] = [];
  let [v, c] = [0, 0];
  for (;;) {
    const [view, change] = [viewed[v], changed[c]];
    if (view === undefined && change === undefined) return merged;
    const viewNext = change === undefined || (view !== undefined && view.at.atMs >= change.at.atMs);
    merged.push((viewNext ? view : change) as Placed);
    if (viewNext) v += 1;
    else c += 1;
  }
}
