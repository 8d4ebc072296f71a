import { useFetched } from '#client/connection/use-fetched.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';
import type { StaffInfo } from '#shared/wire/people.ts';

/** Names of the people and devices of this clinic by id: the trail itself holds ids, which outlive names. */
export function useNames(): (id: string) => string | undefined {
  const people = useFetched<{ staff: StaffInfo[] }>('/api/v1/staff');
  const things = useFetched<{ devices: DeviceInfo[] }>('/api/v1/devices');
  const staff = people.status === 'ready' ? people.answer.staff : [];
  const devices = things.status === 'ready' ? things.answer.devices : [];
  return (id) =>
    staff.find(({ staffId }) => staffId === id)?.name ??
    devices.find(({ deviceId }) => deviceId === id)?.name;
}
