import type { ChangeEvent } from 'react';
import { tidyClock } from './read-clock.ts';

/**
 * Makes a text field one for a time of day on the 24-hour clock, as every time here is written: the browser's own field
 * follows the language of the browser, and would ask for AM or PM beside 24-hour times. Digits are enough, `1405`; on
 * leaving the field they stand as `14:05`. What is no time of day is kept as typed, for the form to refuse.
 */
export function clockField(value: string, onText: (text: string) => void) {
  return {
    type: 'text',
    inputMode: 'numeric',
    placeholder: 'hh:mm',
    autoComplete: 'off',
    spellCheck: false,
    maxLength: 14,
    value,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => onText(target.value),
    onBlur: () => {
      const tidy = tidyClock(value);
      if (tidy !== value) onText(tidy);
    },
  } as const;
}
