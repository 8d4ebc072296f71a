import type { Right } from '#shared/rights.ts';

/** The pages of running a clinic: one entry in the bar for whoever runs it, and these below it. */
export const CLINIC_PAGES = {
  '/people': { name: 'People', right: 'manageStaff' },
  '/displays': { name: 'Displays', right: 'manageDisplays' },
  '/protocols': { name: 'Protocols', right: 'seeProtocols' },
  '/noise': { name: 'Alarms', right: 'seeNoise' },
  '/outside': { name: 'Outside', right: 'manageWebhooks' },
  '/clinic': { name: 'Settings', right: 'changeClinic' },
  '/trail': { name: 'Trail', right: 'seeTrail' },
} as const satisfies Record<string, { name: string; right: Right }>;
export type ClinicPath = keyof typeof CLINIC_PAGES;

/** Whether this address is that page or one that belongs to it: `/protocols/esketamine-intranasal/edit`. */
export function isUnder(path: string, page: string): boolean {
  return path === page || path.startsWith(`${page}/`);
}
