import { useLive } from '#client/store/live.ts';
import { PaperBar } from './paper-bar.tsx';
import { Sheet } from './sheet.tsx';
import { blankSheet } from './sheet-facts.ts';

/** A form without a patient, for whoever arrives while nothing works. */
export function BlankPaperPage() {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  return (
    <>
      <PaperBar />
      <Sheet label="Paper record, blank" facts={blankSheet()} timeZone={zone} />
    </>
  );
}
