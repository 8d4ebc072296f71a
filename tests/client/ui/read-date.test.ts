import { expect, it } from 'vitest';
import { readDate } from '#client/ui/read-date.ts';

it.each(['1991-05-12', '12.5.1991', '12/05/1991', '12-05-1991', '12 5 1991', '12 May 1991', ' 12 may 1991 '])(
  'reads %s as the twelfth of May',
  (text) => {
    expect(readDate(text)).toBe('1991-05-12');
  },
);

it.each(['', '12.5.91', '30.2.1990', '13/13/1990', '31 Smarch 1990', '1991', '12051991'])(
  'takes “%s” as no date',
  (text) => {
    expect(readDate(text)).toBeNull();
  },
);
