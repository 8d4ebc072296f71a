import { describe, expect, test } from 'vitest';
import { loadOf } from '#client/features/handover/load.ts';
import { aCheck, anAlert, aSummary, minutesAgo, NOW } from '../board/summaries.ts';

const inMin = (minutes: number) => minutesAgo(-minutes);
const due = (minutes: number) => aCheck({ checkId: `T${minutes}`, dueAtMs: inMin(minutes) });

describe('the load of the next two hours', () => {
  test('counts for each nurse how many chairs have something due in each quarter of an hour', () => {
    const nora = { nurseId: 'nora', nurse: 'Nora' };
    const load = loadOf(
      [
        aSummary({ ...nora, checks: [due(5), due(14), due(40)] }),
        aSummary({ ...nora, checks: [due(20)], alerts: [anAlert({ repeatDueAtMs: inMin(2) })] }),
        aSummary({ nurseId: 'sam', nurse: 'Sam', checks: [due(119), due(120)] }),
      ],
      NOW,
    );
    expect(load.nurses).toEqual([
      { nurse: 'Nora', patients: 2, slots: [2, 1, 1, 0, 0, 0, 0, 0] },
      { nurse: 'Sam', patients: 1, slots: [0, 0, 0, 0, 0, 0, 0, 1] },
    ]);
    expect(load.most).toBe(2);
    expect(load.fromMs[0]).toBe(NOW);
    expect(load.fromMs[7]).toBe(inMin(105));
  });

  test('counts what is late in the first quarter, and what is done in none', () => {
    const late = aCheck({ status: 'overdue', dueAtMs: minutesAgo(12) });
    const done = aCheck({ checkId: 'T20', status: 'done', dueAtMs: inMin(3) });
    const [one] = loadOf([aSummary({ nurseId: 'nora', nurse: 'Nora', checks: [late, done] })], NOW).nurses;
    expect(one?.slots).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('keeps who is expected and who is with nobody apart, and leaves out who has gone', () => {
    const load = loadOf(
      [
        aSummary({ stage: 'scheduled', plannedAtMs: inMin(50), checks: [] }),
        aSummary({ checks: [due(10)] }),
        aSummary({ stage: 'discharged', checks: [due(10)] }),
      ],
      NOW,
    );
    expect(load.nurses).toEqual([{ nurse: null, patients: 1, slots: [1, 0, 0, 1, 0, 0, 0, 0] }]);
  });
});
