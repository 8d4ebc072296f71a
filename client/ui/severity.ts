import type { Severity } from '#shared/vocabulary.ts';

/** How a severity is shown: symbol, word and colour, always the three. */
export interface SeverityLook {
  key: 'high' | 'medium' | 'low';
  symbol: '!!!' | '!!' | '!';
  word: 'High' | 'Medium' | 'Low';
}

const LOOKS: Record<Severity, SeverityLook> = {
  critical: { key: 'high', symbol: '!!!', word: 'High' },
  warning: { key: 'medium', symbol: '!!', word: 'Medium' },
  notice: { key: 'low', symbol: '!', word: 'Low' },
};

export function severityLook(severity: Severity): SeverityLook {
  return LOOKS[severity];
}
