import { expect, it } from 'vitest';
import { glassOf } from '#client/features/board/glass.ts';
import { minutesAgo, NOW, ZONE } from './summaries.ts';

it.each([
  ['nobody', null, null],
  ['somebody within the hour', minutesAgo(13), { name: 'Sam Okafor', at: '14:02' }],
  ['somebody just under an hour ago', minutesAgo(60) + 1, { name: 'Sam Okafor', at: '13:15' }],
  ['nobody any more after an hour', minutesAgo(60), null],
])('tells the room of %s who broke the glass', (_, atMs, told) => {
  const glassBroken = atMs === null ? null : { name: 'Sam Okafor', atMs };
  expect(glassOf({ glassBroken }, NOW, ZONE)).toEqual(told);
});
