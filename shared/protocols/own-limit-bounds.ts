import type { OwnLimitKey } from './protocol.ts';

/** `side` tells whether the limit alarms above or below; the critical one lies further out than the warning. */
export interface WidestLimit {
  side: 'high' | 'low';
  widest: number;
  name: string;
}

/**
 * [LIMITS] How far out a critical limit may lie at all [P], for one patient or for everybody: wider, and it would be off
 * without saying so.
 */
export const WIDEST: Record<OwnLimitKey, WidestLimit> = {
  systolicHigh: { side: 'high', widest: 200, name: 'Systolic' },
  diastolicHigh: { side: 'high', widest: 120, name: 'Diastolic' },
  systolicLow: { side: 'low', widest: 80, name: 'Low systolic' },
  heartRateLow: { side: 'low', widest: 35, name: 'Low heart rate' },
  heartRateHigh: { side: 'high', widest: 150, name: 'Heart rate' },
  spo2Low: { side: 'low', widest: 85, name: 'SpO₂' },
  respiratoryRateLow: { side: 'low', widest: 6, name: 'Low respiratory rate' },
  respiratoryRateHigh: { side: 'high', widest: 30, name: 'Respiratory rate' },
};
