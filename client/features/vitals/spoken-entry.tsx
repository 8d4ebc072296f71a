import { useEffect, useState } from 'react';
import { SLOTS, slotWords } from './entry-words.ts';
import type { ParsedEntry } from './parse-entry.ts';
import { givenText } from './parsed-values.tsx';

/** A listener hears the set when the typing rests, not every digit on the way. */
const REST_MS = 700;

/** What was understood, for those who hear the screen. */
export function SpokenEntry({ parsed }: { parsed: ParsedEntry }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const resting = setTimeout(() => setSpoken(inWords(parsed)), REST_MS);
    return () => clearTimeout(resting);
  }, [parsed]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {spoken}
    </p>
  );
}

function inWords(parsed: ParsedEntry): string {
  return SLOTS.flatMap((slot) => {
    const given = parsed.given[slot];
    return given ? [`${slotWords(slot).name} ${givenText(given)}`] : [];
  }).join(', ');
}
