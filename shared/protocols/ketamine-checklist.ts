import type { Protocol } from './protocol.ts';

/** What is asked before ketamine of any route, outside the approved uses. */
export const KETAMINE_CHECKLIST: Protocol['checklist'] = [
  { item: 'identity', label: 'Identity by two identifiers' },
  { item: 'consent', label: 'Consent current, off-label use explained' },
  { item: 'medicines', label: 'Medicines of today reviewed' },
  { item: 'transport', label: 'Transport arranged' },
  { item: 'prescriberOnSite', label: 'Prescriber on site' },
  { item: 'emergencyKit', label: 'Emergency kit, oxygen and oximeter checked' },
];
