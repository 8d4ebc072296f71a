import { severityLook } from '#client/ui/severity.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { severityRank } from '#shared/vocabulary.ts';

/** What was open when last heard, worst first: chair and severity, never a value, which may be old. */
export function lastOpen(summaries: readonly BoardSummary[]): string[] {
  return summaries
    .flatMap(({ chairId, alerts }) => {
      const worst = alerts[0];
      return worst === undefined ? [] : [{ chairId, severity: worst.severity }];
    })
    .sort((a, b) => severityRank(b.severity) - severityRank(a.severity))
    .map(({ chairId, severity }) => {
      const who = chairId === null ? 'a patient without a chair' : `chair ${chairId}`;
      return `${who} ${severityLook(severity).word.toLowerCase()}`;
    });
}
