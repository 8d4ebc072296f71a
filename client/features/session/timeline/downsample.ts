/** A point of a drawn series; `v: null` breaks the line. */
export interface Point {
  t: number;
  v: number | null;
}

/**
 * At most `most` points that keep the shape and every extreme: the time is cut into equal spans, and of each span the
 * lowest and the highest point stay, in order. First and last stay too. An alarm value is always the extreme of its
 * span, so it is never thinned away. Breaks (null) stay.
 */
export function downsample<P extends Point>(points: readonly P[], most: number): P[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length <= most) return [...points];
  const breaks = points.filter(({ v }) => v === null).length;
  const spans = Math.max(1, Math.floor((most - 2 - breaks) / 2));
  const spanMs = (last.t - first.t) / spans || 1;
  const keep = new Set<P>([first, last]);
  const lowest = new Map<number, P>();
  const highest = new Map<number, P>();
  for (const point of points) {
    if (point.v === null) {
      keep.add(point);
      continue;
    }
    const span = Math.floor((point.t - first.t) / spanMs);
    const low = lowest.get(span);
    const high = highest.get(span);
    if (low === undefined || point.v < (low.v ?? 0)) lowest.set(span, point);
    if (high === undefined || point.v > (high.v ?? 0)) highest.set(span, point);
  }
  for (const point of [...lowest.values(), ...highest.values()]) keep.add(point);
  return points.filter((point) => keep.has(point));
}
