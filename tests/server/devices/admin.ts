import { randomUUID } from 'node:crypto';
import type { DeviceInfo } from '#shared/wire/api.ts';
import type { IssuedToken } from '#shared/wire/people.ts';
import { type Caller, caller, type TestServer } from '../test-server.ts';

const DEVICES = '/api/v1/devices';

/** What an administrator asks about devices, each under a command id of its own unless one is given. */
export const addDevice = (admin: Caller, name: string, commandId: string = randomUUID()) =>
  admin.post<IssuedToken & { detail: string }>(DEVICES, { commandId, name, continuous: false });
export const rotate = (admin: Caller, deviceId: string, commandId: string = randomUUID()) =>
  admin.post<IssuedToken & { detail: string }>(`${DEVICES}/${deviceId}/rotate`, { commandId });
export const rename = (admin: Caller, deviceId: string, name: string, commandId: string = randomUUID()) =>
  admin.put<DeviceInfo>(`${DEVICES}/${deviceId}/name`, { commandId, name });
export const revoke = (admin: Caller, deviceId: string, commandId: string = randomUUID()) =>
  admin.post<DeviceInfo>(`${DEVICES}/${deviceId}/revoke`, { commandId, reason: 'lost' });

export async function deviceInfo(staff: Caller, deviceId: string): Promise<DeviceInfo | undefined> {
  const { body } = await staff.get<{ devices: DeviceInfo[] }>(DEVICES);
  return body.devices.find((device) => device.deviceId === deviceId);
}

export function withToken({ url }: TestServer, token: string): Caller {
  return caller(url, { authorization: `Bearer ${token}` });
}
