import type { SessionCommand } from '../commands.ts';
import type { OwnLimitKey } from '../protocols/protocol.ts';
import { accept, type Decision, refuse } from './answers.ts';

type Body = Extract<SessionCommand, { type: 'FitLimits' }>['body'];

/**
 * How far each limit may be moved for one patient [P]: wider, and it would be off without saying so. `side` tells
 * whether the limit alarms above or below; the critical one lies further out than the warning.
 */
const WIDEST: Record<OwnLimitKey, { side: 'high' | 'low'; widest: number; name: string }> = {
  systolicHigh: { side: 'high', widest: 200, name: 'Systolic' },
  diastolicHigh: { side: 'high', widest: 120, name: 'Diastolic' },
  systolicLow: { side: 'low', widest: 80, name: 'Low systolic' },
  heartRateLow: { side: 'low', widest: 35, name: 'Low heart rate' },
  heartRateHigh: { side: 'high', widest: 150, name: 'Heart rate' },
  spo2Low: { side: 'low', widest: 85, name: 'SpO₂' },
  respiratoryRateLow: { side: 'low', widest: 6, name: 'Low respiratory rate' },
  respiratoryRateHigh: { side: 'high', widest: 30, name: 'Respiratory rate' },
};

/** [LIMITS] Refusals: emptySet, impossibleValue with the limit named. They end with the session. */
export function decideFitLimits(body: Body): Decision {
  const keys = (Object.keys(WIDEST) as OwnLimitKey[]).filter((key) => body.limits[key] !== undefined);
  if (keys.length === 0) return refuse('emptySet', 'No limit was changed.', '/limits');
  for (const key of keys) {
    const limit = body.limits[key];
    const { side, widest, name } = WIDEST[key];
    if (!limit) continue;
    const ordered = side === 'high' ? limit.warning < limit.critical : limit.warning > limit.critical;
    if (!ordered) {
      return refuse(
        'impossibleValue',
        `${name}: the critical limit lies beyond the warning.`,
        `/limits/${key}`,
      );
    }
    const tooWide = side === 'high' ? limit.critical > widest : limit.critical < widest;
    if (tooWide) {
      return refuse(
        'impossibleValue',
        `${name}: a critical limit beyond ${widest} would switch it off.`,
        `/limits/${key}`,
      );
    }
  }
  return accept({ type: 'LimitsFitted', body });
}
