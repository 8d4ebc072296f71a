import { esketamineIntranasal } from './esketamine-intranasal.ts';
import { ketamineIntramuscular } from './ketamine-intramuscular.ts';
import { ketamineIntravenous } from './ketamine-intravenous.ts';
import { ketamineOral } from './ketamine-oral.ts';
import type { Protocol } from './protocol.ts';

/** The protocols every clinic begins with. Another route is another document in this list. */
export const SHIPPED_PROTOCOLS: readonly Protocol[] = [
  esketamineIntranasal,
  ketamineIntravenous,
  ketamineIntramuscular,
  ketamineOral,
];
