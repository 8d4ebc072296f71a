import { RISK_NAMES, type Risk } from '#shared/protocols/modifiers.ts';

/** Why a check is due that the protocol alone would not ask for: `asked for by MAOI, stimulant today`. */
export function risksText(risks: readonly Risk[]): string {
  return `asked for by ${risks.map((risk) => RISK_NAMES[risk]).join(', ')}`;
}
