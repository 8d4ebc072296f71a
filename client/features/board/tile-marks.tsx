import { fittedText, proposedText } from '#client/ui/fitted-limits.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { TileMark } from './tile-mark.tsx';

/** What speaks against the dose, in one word or two; the session says what it is. */
const AGAINST_WORDS = { undecided: 'contraindication', doNotGive: 'do not give' } as const;

interface Props {
  summary: BoardSummary;
  zone: string;
  tight: boolean;
}

/** What is special about this patient on this screen, beside the second identifier. */
export function TileMarks({ summary, zone, tight }: Props) {
  const { contraindication, customLimits, limitsProposed, restricted, sameName } = summary;
  return (
    <>
      {contraindication !== null && (
        <TileMark word={AGAINST_WORDS[contraindication]} icon="cross" tight={tight} />
      )}
      {customLimits !== null && (
        <TileMark word="custom limits" detail={fittedText(customLimits, zone)} icon="pencil" tight={tight} />
      )}
      {limitsProposed !== null && (
        <TileMark
          word="limits proposed"
          detail={proposedText(limitsProposed, zone)}
          icon="pencil"
          tight={tight}
        />
      )}
      {restricted && <TileMark word="restricted" icon="lock" tight={tight} />}
      {sameName && <TileMark word="same name" icon="person" tight={tight} />}
    </>
  );
}
