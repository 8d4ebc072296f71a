import type { Viewed } from '#shared/wire/viewed.ts';
import type { House } from '../house.ts';
import type { NewView } from '../log/append-views.ts';
import type { ScreenCaller } from './caller.ts';

/**
 * Notes who looks at these subjects, before they are shown them: rejects when it cannot be noted, and then nothing is
 * shown. Views of one moment share a commit with each other and with what is being recorded.
 */
export async function noteViews(
  house: House,
  caller: ScreenCaller,
  viewed: Viewed,
  subjectIds: readonly string[],
): Promise<void> {
  if (subjectIds.length === 0) return;
  const viewer = { ...viewerOf(caller), viewed, at_ms: house.stamp() };
  const views = subjectIds.map((subject_id): NewView => ({ ...viewer, subject_id }));
  await house.log.append({ clinicId: house.clinicId, commandId: null, streams: [], views });
}

function viewerOf(caller: ScreenCaller) {
  return caller.kind === 'staff'
    ? ({
        viewer_kind: 'staff',
        viewer_id: caller.actor.staffId,
        viewer_name: caller.actor.name,
        viewer_role: caller.actor.role,
      } as const)
    : ({
        viewer_kind: 'display',
        viewer_id: caller.displayId,
        viewer_name: caller.name,
        viewer_role: 'wall',
      } as const);
}
