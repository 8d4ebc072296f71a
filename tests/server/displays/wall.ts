import { randomUUID } from 'node:crypto';
import type { AddedDisplay, DisplayInfo } from '#shared/wire/people.ts';
import { type Answer, type Caller, caller, type TestServer } from '../test-server.ts';

const DISPLAYS = '/api/v1/displays';

export const addDisplay = (admin: Caller, name: string, commandId: string = randomUUID()) =>
  admin.post<AddedDisplay>(DISPLAYS, { commandId, name });
export const freshLink = (admin: Caller, displayId: string, commandId: string = randomUUID()) =>
  admin.post<AddedDisplay>(`${DISPLAYS}/${displayId}/link`, { commandId });
export const revoke = (admin: Caller, displayId: string, commandId: string = randomUUID()) =>
  admin.post<DisplayInfo>(`${DISPLAYS}/${displayId}/revoke`, { commandId, reason: 'moved away' });

export async function displayInfo(admin: Caller, displayId: string): Promise<DisplayInfo | undefined> {
  const { body } = await admin.get<{ displays: DisplayInfo[] }>(DISPLAYS);
  return body.displays.find((display) => display.displayId === displayId);
}

/** Opens a link as the screen's page does: what follows # goes in the body. */
export function open(screen: Caller, { body }: Answer<AddedDisplay>): ReturnType<typeof pair> {
  return pair(screen, body.link.path.split('#')[1] ?? '');
}

export function pair(screen: Caller, token: string) {
  return screen.post<
    { kind: 'wall'; displayId: string; name: string; showsNames: boolean } & { type: string }
  >(`${DISPLAYS}/pair`, { token });
}

export function cookieOf(answer: Answer<unknown>): string {
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

/** A display added and paired: its id, and the screen that holds its cookie. */
export async function pairedWall(
  server: TestServer,
  admin: Caller,
  name: string,
): Promise<{ displayId: string; wall: Caller }> {
  const added = await addDisplay(admin, name);
  const paired = await open(server.nobody, added);
  return { displayId: added.body.display.displayId, wall: caller(server.url, { cookie: cookieOf(paired) }) };
}
