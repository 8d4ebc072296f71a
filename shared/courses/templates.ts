import { MIN_GAP_HOURS, perWeek, phaseOf } from '../protocols/course-phases.ts';
import type { Indication } from '../protocols/pre-dose.ts';
import type { Protocol } from '../protocols/protocol.ts';
import type { CourseTemplate } from './course-plan.ts';

/** What a course may begin from. The plan made of it belongs to the patient: a prescriber edits it. */
export interface NamedTemplate {
  templateId: string;
  name: string;
  /** Null: whatever the protocol is used for. */
  indication: Indication | null;
  template: CourseTemplate;
}

/** A protocol's own template stands in it; a use that goes another way stands here, by drug and route, so that forks have it too. */
const VARIANTS: readonly (NamedTemplate & Pick<Protocol, 'drug' | 'route'>)[] = [
  {
    drug: 'esketamine',
    route: 'intranasal',
    templateId: 'mdsi',
    name: 'Depression with suicidal ideation: 84 mg twice a week',
    indication: 'mdsi',
    template: {
      phases: [phaseOf('induction', [1, 4], perWeek(2), { plannedMg: 84 })],
      firstPlannedMg: null,
      firstPlannedMgFrom65: null,
      minGapHours: MIN_GAP_HOURS,
      reviewAtSessions: [8],
      source:
        'Label and EU text: 84 mg twice a week for 4 weeks, 56 mg where 84 mg is not tolerated; what follows is not set. Distance of 48 h [P].',
    },
  },
];

/** The templates of a protocol, its own first; none where it brings none. */
export function templatesOf({ course, drug, route, name }: Protocol): NamedTemplate[] {
  const own = course === null ? [] : [{ templateId: 'standard', name, indication: null, template: course }];
  return [
    ...own,
    ...VARIANTS.filter((variant) => variant.drug === drug && variant.route === route).map(
      ({ templateId, name: of, indication, template }) => ({ templateId, name: of, indication, template }),
    ),
  ];
}
