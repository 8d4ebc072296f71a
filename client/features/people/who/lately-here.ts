const KEY = 'afterdose-lately-here';
const HOW_MANY = 8;

/** Ids of who took over this station lately, newest first: they stand first in the list. */
export function latelyHere(): string[] {
  return (localStorage.getItem(KEY) ?? '').split(' ').filter((id) => id !== '');
}

export function noteHere(staffId: string): void {
  const others = latelyHere().filter((id) => id !== staffId);
  localStorage.setItem(KEY, [staffId, ...others].slice(0, HOW_MANY).join(' '));
}
