import type { Viewed } from '#shared/wire/viewed.ts';
import type { House } from '../house.ts';
import type { NewView } from '../log/append-views.ts';
import { LogWriteError } from '../log/log-error.ts';
import type { ScreenCaller } from './caller.ts';

/**
 * Notes who looks at these subjects, before they are shown them. Where storage fails reading goes on, for whoever
 * stands at a chair must see who is in danger: the note then waits in memory and is tried again until it is written.
 * Rejects when too many wait already, or when nobody at a chair needs it, and then nothing is shown. Views of one
 * moment share a commit with each other and with what is being recorded.
 */
export async function noteViews(
  house: House,
  caller: ScreenCaller,
  viewed: Viewed,
  subjectIds: readonly string[],
): Promise<void> {
  if (subjectIds.length === 0) return;
  const viewer = { ...viewerOf(caller), viewed, at_ms: house.stamp() };
  const views = subjectIds.map((subject_id) => ({ ...viewer, subject_id }));
  await append(house, views).catch((error: unknown) => {
    if (viewed !== 'board' && !mayWait(viewed, views.length, error)) throw error;
    keepTrying(house, views, error);
  });
}

async function append(house: House, views: NewView[]): Promise<void> {
  await house.log.append({ clinicId: house.clinicId, commandId: null, streams: [], views });
}

const AGAIN_MS = 1000;
/** Views that memory holds until they can be written. */
const MOST_WAITING = 10_000;
let waiting = 0;

/** Notes who looks at the board. It is shown however many notes wait. */
export function noteBoard(house: House, caller: ScreenCaller): Promise<void> {
  return noteViews(house, caller, 'board', [house.clinicId]);
}

/** What is looked at to look after a patient. */
const AT_THE_CHAIR: ReadonlySet<Viewed> = new Set([
  'session',
  'readings',
  'events',
  'patient',
  'patientSearch',
  'history',
  'courses',
  'waitingReadings',
]);

function mayWait(viewed: Viewed, count: number, error: unknown): boolean {
  const ofStorage = error instanceof LogWriteError && error.failure !== 'other';
  return ofStorage && AT_THE_CHAIR.has(viewed) && waiting + count <= MOST_WAITING;
}

/** An outage is said once, however many views wait and however long. */
function keepTrying(house: House, views: NewView[], error: unknown): void {
  if (waiting === 0) house.logger.error({ err: error }, 'views cannot be noted; they wait');
  waiting += views.length;
  tryLater(house, views);
}

function tryLater(house: House, views: NewView[]): void {
  const retry = setTimeout(() => {
    append(house, views).then(
      () => {
        waiting -= views.length;
      },
      () => tryLater(house, views),
    );
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
