import type { CourseTemplate } from '#shared/courses/course-plan.ts';
import type { Indication } from '#shared/protocols/pre-dose.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { CourseTemplates } from '#shared/wire/courses.ts';

/** What a course may begin from: a protocol of the clinic with the plan it proposes. */
export interface Beginning {
  key: string;
  protocolId: string;
  name: string;
  indication: Indication | null;
  template: CourseTemplate;
}

/** A protocol that proposes no course: one visit a week, and the rest for the prescriber to say. */
const BLANK: CourseTemplate = {
  phases: [
    {
      name: 'course',
      weeksFrom: 1,
      weeksTo: null,
      rhythm: { every: 'week', visits: 1 },
      plannedMg: null,
      plannedMgPerKg: null,
    },
  ],
  firstPlannedMg: null,
  firstPlannedMgFrom65: null,
  minGapHours: 48,
  reviewAtSessions: [],
  source: '',
};

/** Every protocol of the clinic in its order: with each template it brings, or without any. */
export function beginningsOf(
  protocols: readonly Pick<ClinicInfo['protocols'][number], 'protocolId' | 'name'>[],
  templates: CourseTemplates['templates'],
): Beginning[] {
  return protocols.flatMap(({ protocolId, name }) => {
    const own = templates.filter((template) => template.protocolId === protocolId);
    if (own.length === 0)
      return [
        { key: protocolId, protocolId, name: `${name}, no plan proposed`, indication: null, template: BLANK },
      ];
    return own.map(({ templateId, name: of, indication, template }) => ({
      key: `${protocolId}/${templateId}`,
      protocolId,
      name: of === name ? name : `${name}, ${of}`,
      indication,
      template,
    }));
  });
}
