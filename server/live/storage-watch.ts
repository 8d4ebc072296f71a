import { noteClinic } from '../clinic/clinic.ts';
import type { Clinics } from '../clinics.ts';
import type { Premises } from '../house.ts';
import type { StaffNamespace } from './sockets.ts';

const SYSTEM = { kind: 'system' } as const;

/**
 * Tells every screen at once that nothing can be recorded, and that it can again; then each clinic notes the gap, for
 * what was viewed meanwhile was noted only afterwards. Returns how to stop.
 */
export function watchRecording(premises: Premises, staff: StaffNamespace, clinics: Clinics): () => void {
  const { storage } = premises.log;
  let sinceMs: number | null = null;

  async function noteGap(fromMs: number): Promise<void> {
    const event = { type: 'RecordingFailed', body: { fromMs, untilMs: premises.stamp() } } as const;
    for (const { house } of clinics.open()) await noteClinic(house, null, SYSTEM, event);
    sinceMs = null;
  }

  return storage.onChange((failing) => {
    staff.emit('storage', { failing });
    if (failing) {
      sinceMs ??= premises.stamp();
      premises.logger.error('nothing can be recorded: storage fails');
      return;
    }
    premises.logger.info('storage works again');
    if (sinceMs === null) return;
    // One that cannot be noted, because storage fails again, is noted with the next.
    noteGap(sinceMs).catch((error: unknown) =>
      premises.logger.error({ err: error }, 'the gap could not be noted'),
    );
  });
}
