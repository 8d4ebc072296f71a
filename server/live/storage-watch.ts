import { noteClinic } from '../clinic/clinic.ts';
import type { Clinics } from '../clinics.ts';
import type { House, Premises } from '../house.ts';
import type { StaffNamespace } from './sockets.ts';

const SYSTEM = { kind: 'system' } as const;

/**
 * Tells every screen at once that nothing can be recorded, and that it can again; then each clinic notes the gap, for
 * what was viewed meanwhile was noted only afterwards. Returns how to stop.
 */
export function watchRecording(premises: Premises, staff: StaffNamespace, clinics: Clinics): () => void {
  const { storage } = premises.log;
  let sinceMs: number | null = null;
  /** Since when each clinic owes the note of a gap, by its id. What could not be noted is noted with the next gap. */
  const owed = new Map<string, number>();

  function owe({ clinicId }: House, fromMs: number): void {
    owed.set(clinicId, Math.min(fromMs, owed.get(clinicId) ?? fromMs));
  }

  async function noteGap(house: House): Promise<void> {
    const fromMs = owed.get(house.clinicId);
    if (fromMs === undefined) return;
    owed.delete(house.clinicId);
    const event = { type: 'RecordingFailed', body: { fromMs, untilMs: premises.stamp() } } as const;
    try {
      await noteClinic(house, null, SYSTEM, event);
    } catch (error) {
      owe(house, fromMs);
      premises.logger.error({ err: error }, 'the gap could not be noted');
    }
  }

  /** One after another: the note that fails takes no other clinic's with it. */
  async function noteGaps(houses: readonly House[]): Promise<void> {
    for (const house of houses) await noteGap(house);
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
    const houses = clinics.open().map(({ house }) => house);
    for (const house of houses) owe(house, sinceMs);
    sinceMs = null;
    void noteGaps(houses);
  });
}
