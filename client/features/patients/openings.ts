import { doseRemarks, placeText, proposedFromText, shortGapText } from '#client/ui/course-words.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { DoseProposal } from '#shared/courses/course-judgement.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { Course } from '#shared/wire/courses.ts';

type ClinicProtocol = ClinicInfo['protocols'][number];

/** One way to open a session: the next one of a course, or one in no course. */
export interface Opening {
  value: string;
  label: string;
  protocol: ClinicProtocol;
  courseId: string | null;
  /** What is proposed for it; null: nothing is. */
  dose: DoseProposal | null;
  /** What somebody should know before opening it. Nothing of it refuses. */
  lines: string[];
}

/** The next session of each course that runs, then every protocol of the clinic by itself. */
export function openingsOf(protocols: readonly ClinicProtocol[], courses: readonly Course[]): Opening[] {
  const running = courses.flatMap((course) => openingOf(protocols, course) ?? []);
  return [
    ...running,
    ...protocols.map((protocol) => ({
      value: protocol.protocolId,
      label: protocolLabel(protocol) + (running.length === 0 ? '' : ', in no course'),
      protocol,
      courseId: null,
      dose: null,
      lines: [],
    })),
  ];
}

/** Null: the course expects no session, or its protocol is not one of the clinic's any more. */
function openingOf(protocols: readonly ClinicProtocol[], course: Course): Opening | null {
  const { next, today } = course.judgement;
  const protocol = protocols.find(({ protocolId }) => protocolId === course.protocol.protocolId);
  if (next === null || protocol === undefined) return null;
  const place = `session ${placeText(next.place)}`;
  return {
    value: `course:${course.courseId}`,
    label: `${protocolLabel(protocol)}, ${place}`,
    protocol,
    courseId: course.courseId,
    dose: next.dose,
    lines: [
      `${isolated(protocol.name)}, ${place}. Proposed: ${proposedFromText(next.dose)}.`,
      ...doseRemarks(next.dose),
      ...(next.shortGap === null ? [] : [shortGapText(next.shortGap, today)]),
    ],
  };
}

/** `Esketamine IN 1.2, needs approval`: what the session will be pinned to. */
function protocolLabel({ name, version, approvedBy }: ClinicProtocol): string {
  return `${isolated(name)} ${isolated(version)}${approvedBy === null ? ', needs approval' : ''}`;
}
