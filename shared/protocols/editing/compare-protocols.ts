import type { Protocol } from '../protocol.ts';
import type { Change } from './compare/change.ts';
import { compareCourses } from './compare/compare-course.ts';
import { compareFields } from './compare/compare-fields.ts';
import { compareLines, compareRisks, compareSchedule } from './compare/compare-lists.ts';
import { SECTIONS } from './sections.ts';

/**
 * What differs from `before` to `after`, in plain words, in the order of the form; checks are matched by id, lines of the
 * checklist by item. Version, approval and id are not compared: they say nothing of what is judged.
 */
export function compareProtocols(before: Protocol, after: Protocol): Change[] {
  const changes = [
    ...compareFields(before, after),
    ...compareSchedule(before, after),
    ...compareLines(before, after),
    ...compareRisks(before, after),
    ...compareCourses(before, after),
  ];
  return SECTIONS.flatMap((section) => changes.filter((change) => change.section === section));
}
