import { expect, it } from 'vitest';
import { dueGroups, dueText } from '#client/features/courses/due/due-groups.ts';
import type { DueVisit } from '#shared/wire/courses.ts';

const visit = (day: string, status: DueVisit['status'], sessionId: string | null = null): DueVisit => ({
  courseId: `c-${day}-${status}`,
  patientId: 'p',
  identity: { name: 'Fontaine, Lucie', chosenName: null, birthDate: '1990-04-14' },
  sameName: false,
  restricted: false,
  day,
  status,
  overdue: 0,
  sessionId,
  rideArranged: null,
  details: null,
});
const answer = (visits: DueVisit[]) => ({
  today: '2026-05-12',
  from: '2026-05-12',
  to: '2026-05-19',
  visits,
});

it('parts what is overdue, due today and ahead, and leaves out what has its session', () => {
  const groups = dueGroups(
    answer([
      visit('2026-05-08', 'overdue'),
      visit('2026-05-12', 'due'),
      visit('2026-05-12', 'due', 'open'),
      visit('2026-05-12', 'fulfilled', 'over'),
      visit('2026-05-14', 'planned'),
    ]),
  );
  expect(groups.overdue.map(({ day }) => day)).toEqual(['2026-05-08']);
  expect(groups.today).toHaveLength(1);
  expect(groups.ahead.map(({ day }) => day)).toEqual(['2026-05-14']);
  expect(dueText(groups)).toBe('1 due today, 1 overdue, 1 in the next 7 days');
});

it('does not speak of overdue visits where there are none', () => {
  expect(dueText(dueGroups(answer([])))).toBe('0 due today, 0 in the next 7 days');
});
