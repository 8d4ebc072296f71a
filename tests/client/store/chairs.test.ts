import { expect, it } from 'vitest';
import { freeChairs } from '#client/store/chairs.ts';

it('counts a chair as free until somebody sits in it, also when it is planned for someone or its patient has left', () => {
  const summaries = [
    { stage: 'observing', chairId: '2' },
    { stage: 'scheduled', chairId: '3' },
    { stage: 'arrived', chairId: '4' },
    { stage: 'discharged', chairId: '1' },
  ] as const;
  expect(freeChairs(['1', '2', '3', '4'], summaries)).toEqual(['1', '3']);
});
