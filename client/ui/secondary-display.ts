/** What Afterdose is not; on every screen and every printed page. */
export const SECONDARY_DISPLAY =
  'Secondary display. The bedside monitor is the primary alarm; clinicians decide.';
