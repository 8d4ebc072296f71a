import { setClinic } from '#client/store/live.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import { apiSend } from './api.ts';
import { newId } from './ids.ts';

/** Says that a prescriber is in the building, or has left it; every screen of the clinic hears. Throws ProblemError. */
export async function markPresence(staffId: string, onSite: boolean): Promise<void> {
  setClinic(
    await apiSend<ClinicInfo>('POST', '/api/v1/clinic/presence', { commandId: newId(), staffId, onSite }),
  );
}
