import { describe, expect, test } from 'vitest';
import { checksToNotice, checkText } from '#client/features/session/acts/check-text.ts';
import { dosed } from '../../shared/visits.ts';

describe('the checks beside the numbers', () => {
  test('say which is late, since when, for how long and what is missing', () => {
    const stage = dosed();
    stage.set(20, { hr: 70, spo2: 98 });
    const [late] = checksToNotice(stage.judge(32).checks);
    if (late === undefined) throw new Error('no check is late');
    expect(checkText(late, stage.at(32), 'UTC')).toBe(
      'T+20 overdue since 10:20, 12 min: RR, Sedation, Dissoc. missing',
    );
  });

  test('say what failed, when and why, before it is late and after', () => {
    const stage = dosed();
    stage.set(18, { hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 });
    stage.set(22, { failed: [{ vital: 'bloodPressure', reason: 'cuff' }] });
    const text = (min: number) =>
      checksToNotice(stage.judge(min).checks).map((check) => checkText(check, stage.at(min), 'UTC'));
    expect(text(23)).toEqual(['Repeat BP by 10:27: failed 10:22, cuff']);
    stage.set(25, { failed: [{ vital: 'bloodPressure', reason: 'movement' }] });
    expect(text(34)).toEqual([
      'Repeat BP overdue since 10:27, 7 min: failed 2 times in a row, last 10:25, movement',
    ]);
  });

  test('are silent about what is merely due', () => {
    const stage = dosed();
    expect(checksToNotice(stage.judge(20).checks)).toEqual([]);
  });
});
