/** Parts of a protocol in the order of a visit: a form, a preview, findings and a comparison have the same. */
export const SECTIONS = [
  'general',
  'dosing',
  'preDose',
  'checklist',
  'schedule',
  'limits',
  'alerts',
  'readiness',
  'risks',
  'course',
] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_TITLES: Record<Section, string> = {
  general: 'In general',
  dosing: 'The dose',
  preDose: 'Before the dose',
  checklist: 'Asked before the dose',
  schedule: 'Checks after the dose',
  limits: 'Limits after the dose',
  alerts: 'Alerts',
  readiness: 'Ready to leave',
  risks: 'More watching for a risk',
  course: 'The course',
};
