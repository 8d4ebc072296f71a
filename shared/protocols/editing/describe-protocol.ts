import type { Protocol } from '../protocol.ts';
import { describeAlerts } from './describe/describe-alerts.ts';
import { describeCourse } from './describe/describe-course.ts';
import { describeDosing } from './describe/describe-dosing.ts';
import { describeGeneral } from './describe/describe-general.ts';
import { describeLimits } from './describe/describe-limits.ts';
import { describeAsked, describePreDose } from './describe/describe-pre-dose.ts';
import { describeReadiness } from './describe/describe-readiness.ts';
import { describeRisks } from './describe/describe-risks.ts';
import { describeSchedule } from './describe/describe-schedule.ts';
import type { DescribedLine, DescribedSection } from './describe/line.ts';
import { SECTION_TITLES, SECTIONS, type Section } from './sections.ts';

const DESCRIBE: Record<Section, (document: Protocol) => DescribedLine[]> = {
  general: describeGeneral,
  dosing: describeDosing,
  preDose: describePreDose,
  checklist: describeAsked,
  schedule: describeSchedule,
  limits: describeLimits,
  alerts: describeAlerts,
  readiness: describeReadiness,
  risks: describeRisks,
  course: describeCourse,
};

/** The whole document in plain sentences, in the order of the form. Every field stands in at least one line. */
export function describeProtocol(document: Protocol): DescribedSection[] {
  return SECTIONS.map((section) => ({
    section,
    title: SECTION_TITLES[section],
    lines: DESCRIBE[section](document),
  }));
}
