import type { CoursePhase } from '../../../courses/course-plan.ts';
import type { Indication } from '../../pre-dose.ts';
import type { Protocol } from '../../protocol.ts';
import { listed } from '../words.ts';
import { type DescribedLine, line } from './line.ts';

export const INDICATION_WORDS: Record<Indication, string> = {
  trd: 'treatment-resistant depression',
  mdsi: 'major depression with suicidal ideation',
  ptsd: 'post-traumatic stress',
  anxiety: 'anxiety',
  chronicPain: 'chronic pain',
  other: 'another indication',
};

export function indicationsWords(indications: readonly Indication[]): string {
  if (indications.length === 0) return 'The label covers no use: every one is off-label.';
  return `The label covers ${listed(indications.map((one) => INDICATION_WORDS[one]))}; every other use is off-label.`;
}

/** `Induction: weeks 1 to 4, 2 visits a week, 56 mg` */
export function phaseWords({
  name,
  weeksFrom,
  weeksTo,
  rhythm,
  plannedMg,
  plannedMgPerKg,
}: CoursePhase): string {
  const weeks = weeksTo === null ? `from week ${weeksFrom} on` : `weeks ${weeksFrom} to ${weeksTo}`;
  const often =
    rhythm.every === 'days'
      ? `a visit every ${rhythm.days} days`
      : `${rhythm.visits} ${rhythm.visits === 1 ? 'visit' : 'visits'} a week`;
  const dose =
    plannedMg !== null ? `, ${plannedMg} mg` : plannedMgPerKg !== null ? `, ${plannedMgPerKg} mg/kg` : '';
  return `${name}: ${weeks}, ${often}${dose}`;
}

/** The course a protocol proposes, as a prescriber begins with it. */
export function describeCourse({ course, approvedIndications }: Protocol): DescribedLine[] {
  const indications = line(indicationsWords(approvedIndications), '/approvedIndications');
  if (course === null) return [indications, line('No course is proposed.', '/course')];
  const { phases, firstPlannedMg, firstPlannedMgFrom65, minGapHours, reviewAtSessions } = course;
  return [
    indications,
    ...phases.map((phase, index) => line(`${phaseWords(phase)}.`, `/course/phases/${index}`)),
    ...(firstPlannedMg === null
      ? []
      : [line(`The first dose is ${firstPlannedMg} mg.`, '/course/firstPlannedMg')]),
    ...(firstPlannedMgFrom65 === null
      ? []
      : [
          line(`From 65 years the first dose is ${firstPlannedMgFrom65} mg.`, '/course/firstPlannedMgFrom65'),
        ]),
    line(`Less than ${minGapHours} hours between two doses is said.`, '/course/minGapHours'),
    ...(reviewAtSessions.length === 0
      ? []
      : [
          line(
            `The benefit is reviewed after ${listed(reviewAtSessions.map((one) => `session ${one}`))}.`,
            '/course/reviewAtSessions',
          ),
        ]),
  ];
}
