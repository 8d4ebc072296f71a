/** What a course needs to know of one of its sessions. Days are of the clinic. */
export interface CourseSession {
  sessionId: string;
  /** Day of its first dose; before it, of when it is planned. */
  day: string;
  /** First dose, before it the planned time: orders sessions of one day. */
  atMs: number;
  dosed: boolean;
  open: boolean;
  plannedMg: number | null;
  plannedMgPerKg: number | null;
  plannedOverMin: number | null;
}

/** [COURSE-PLACE] One that ended without a dose (cancelled, left, taken elsewhere before it) is no session of the count. */
export function counts({ dosed, open }: CourseSession): boolean {
  return dosed || open;
}

/** In order of time, whatever order they come in. */
export function inOrder(sessions: readonly CourseSession[]): CourseSession[] {
  return sessions.toSorted(
    (a, b) => compare(a.day, b.day) || a.atMs - b.atMs || compare(a.sessionId, b.sessionId),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
