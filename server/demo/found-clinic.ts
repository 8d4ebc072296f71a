import { randomUUID } from 'node:crypto';
import type { DeviceKey } from './clinic.ts';
import { bringIn, setUp } from './clinic-client.ts';
import { MONITORS, SPARE_MONITOR } from './monitors.ts';
import { STAFF } from './roster.ts';
import type { ServerProcess } from './server-process.ts';

/** Founds the demo's clinic as anybody would: with the link that an empty server prints, by invitations, as its admin. */
export async function foundDemoClinic({
  base,
  says,
}: Pick<ServerProcess, 'base' | 'says'>): Promise<{ devices: Map<string, DeviceKey>; spare: DeviceKey }> {
  const token = await says(/\/set-up#([\w-]+)\s/);
  const clinic = { clinicName: 'Demo clinic', timeZone: 'UTC', chairs: 10 };
  const admin = await setUp(base, token, clinic, STAFF.admin);
  for (const person of [STAFF.nurse, STAFF.secondNurse, STAFF.prescriber]) await bringIn(base, admin, person);
  const addDevice = (name: string, continuous: boolean) =>
    admin.post<DeviceKey>('/api/v1/devices', { commandId: randomUUID(), name, continuous });
  const devices = new Map<string, DeviceKey>();
  for (const { name, kind } of MONITORS) devices.set(name, await addDevice(name, kind === 'oximeter'));
  return { devices, spare: await addDevice(SPARE_MONITOR, false) };
}
