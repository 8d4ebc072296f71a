import type { CourseEvent } from '#shared/course-events.ts';
import type { CourseState } from '#shared/courses/course-state.ts';
import { evolveCourse } from '#shared/courses/evolve-course.ts';
import type { Recorded } from '#shared/events.ts';
import type { House } from '../house.ts';

/** A course as it stands on disk. What it holds is never changed: a newer one takes its place. */
export interface StoredCourse {
  state: CourseState;
  /** All of them, oldest first. */
  events: readonly Recorded<CourseEvent>[];
}

export interface CourseStore {
  /** Null when there is no course of this id. */
  find(courseId: string): Promise<StoredCourse | null>;
  /** Those there are of these ids, in their order. */
  findAll(courseIds: readonly string[]): Promise<StoredCourse[]>;
}

/** Courses kept folded in memory; the rest is folded when it is asked for. */
const MOST_KEPT = 1000;

/** Folds courses and remembers them: only what was appended since is read, so that a list of many costs one look at their heads. */
export function courseStore(house: House): CourseStore {
  const kept = new Map<string, StoredCourse>();

  async function findAll(courseIds: readonly string[]): Promise<StoredCourse[]> {
    const heads = await headsOf(house, courseIds);
    const found: StoredCourse[] = [];
    for (const courseId of courseIds) {
      const head = heads.get(courseId);
      const course = head === undefined ? null : await upTo(courseId, head);
      if (course !== null) found.push(course);
    }
    return found;
  }

  async function upTo(courseId: string, head: number): Promise<StoredCourse | null> {
    const known = kept.get(courseId) ?? null;
    if (known !== null && known.state.seq >= head) return known;
    const after = known?.state.seq ?? 0;
    const tail = (await house.log.read(house.clinicId, courseId, after)) as Recorded<CourseEvent>[];
    let state = known === null ? null : structuredClone(known.state);
    for (const recorded of tail) state = evolveCourse(state, recorded);
    return state === null ? null : keep({ state, events: [...(known?.events ?? []), ...tail] });
  }

  function keep(course: StoredCourse): StoredCourse {
    const { courseId } = course.state;
    kept.delete(courseId);
    kept.set(courseId, course);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return course;
  }

  return {
    findAll,
    find: async (courseId) => (await findAll([courseId]))[0] ?? null,
  };
}

async function headsOf(house: House, courseIds: readonly string[]): Promise<Map<string, number>> {
  if (courseIds.length === 0) return new Map();
  const rows = await house.db
    .selectFrom('streams')
    .select(['stream_id', 'head_seq'])
    .where('clinic_id', '=', house.clinicId)
    .where('kind', '=', 'course')
    .where('stream_id', 'in', courseIds)
    .execute();
  return new Map(rows.map((row) => [row.stream_id, row.head_seq]));
}
