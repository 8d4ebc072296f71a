import type { CourseTemplate } from '../../../courses/course-plan.ts';
import type { Protocol } from '../../protocol.ts';
import { indicationsWords, phaseWords } from '../describe/describe-course.ts';
import type { Change } from './change.ts';

type Row = readonly [pointer: string, label: string, wordsOf: (document: Protocol) => string | null];

function ofCourse(wordsOf: (course: CourseTemplate) => string | null): (document: Protocol) => string | null {
  return ({ course }) => (course === null ? null : wordsOf(course));
}

function amount(mg: number | null): string | null {
  return mg === null ? null : `${mg} mg`;
}

const ROWS: readonly Row[] = [
  ['/approvedIndications', 'What the label covers', (one) => indicationsWords(one.approvedIndications)],
  ['/course/phases', 'Phases', ofCourse(({ phases }) => phases.map(phaseWords).join('; '))],
  ['/course/firstPlannedMg', 'First dose', ofCourse((course) => amount(course.firstPlannedMg))],
  [
    '/course/firstPlannedMgFrom65',
    'First dose from 65 years',
    ofCourse((course) => amount(course.firstPlannedMgFrom65)),
  ],
  ['/course/minGapHours', 'Least hours between two doses', ofCourse((course) => String(course.minGapHours))],
  [
    '/course/reviewAtSessions',
    'Benefit reviewed after sessions',
    ofCourse((course) => course.reviewAtSessions.join(', ')),
  ],
  ['/course/source', 'Source of the course', ofCourse((course) => course.source)],
];

export function compareCourses(before: Protocol, after: Protocol): Change[] {
  return ROWS.flatMap(([pointer, label, wordsOf]): Change[] => {
    const [old, now] = [wordsOf(before), wordsOf(after)];
    return old === now ? [] : [{ section: 'course', pointer, label, before: old, after: now }];
  });
}
