import { useFetched } from '#client/connection/use-fetched.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';
import type { StaffInfo } from '#shared/wire/people.ts';
import type { ProtocolSummary } from '#shared/wire/protocols.ts';

/** Names of the people, devices and protocols of this clinic by id: the trail itself holds ids, which outlive names. */
export function useNames(): (id: string) => string | undefined {
  const people = useFetched<{ staff: StaffInfo[] }>('/api/v1/staff');
  const things = useFetched<{ devices: DeviceInfo[] }>('/api/v1/devices');
  const staff = people.status === 'ready' ? people.answer.staff : [];
  const devices = things.status === 'ready' ? things.answer.devices : [];
  const rules = useFetched<{ protocols: ProtocolSummary[] }>('/api/v1/protocols');
  const protocols = rules.status === 'ready' ? rules.answer.protocols : [];
  return (id) =>
    staff.find(({ staffId }) => staffId === id)?.name ??
    devices.find(({ deviceId }) => deviceId === id)?.name ??
    protocols.find(({ protocolId }) => protocolId === id)?.name;
}
