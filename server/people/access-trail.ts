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
  await append(
    house,
    subjectIds.map((subject_id) => ({ ...viewer, subject_id })),
  );
}

async function append(house: House, views: NewView[]): Promise<void> {
  await house.log.append({ clinicId: house.clinicId, commandId: null, streams: [], views });
}

const AGAIN_MS = 1000;

/**
 * Notes who looks at the board. The one view that is given even where storage fails: a nurse who comes back to a board
 * must see who is in danger. Its note then waits in memory and is tried again until it is written.
 */
export async function noteBoard(house: House, caller: ScreenCaller): Promise<void> {
  const viewer = { ...viewerOf(caller), viewed: 'board', at_ms: house.stamp() } as const;
  const views: NewView[] = [{ ...viewer, subject_id: house.clinicId }];
  await append(house, views).catch((error: unknown) => keepTrying(house, views, error));
}

function keepTrying(house: House, views: NewView[], error: unknown): void {
  house.logger.error({ err: error }, 'a look at the board could not be noted; trying again');
  const retry = setTimeout(() => {
    append(house, views).catch((failed: unknown) => keepTrying(house, views, failed));
  }, AGAIN_MS);
  // Whoever stops a server whose storage fails is not kept waiting.
  retry.unref();
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
