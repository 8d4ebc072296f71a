import { useCallback, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { useLive } from './live.ts';
import { serverNow } from './now.ts';

/**
 * Half-typed text, written down with every keystroke so that a reload finds it again. It belongs to this station and
 * what it is about, not to a person: it survives a switch, says who began it, and whoever files it puts their name to
 * it. It lives as long as the tab, and no longer than signing out unless it is left for a colleague.
 */
const TEXT = 'afterdose-draft:';
const BEGUN = 'afterdose-draft-begun:';

const begunSchema = z.strictObject({ staffId: z.string(), name: z.string(), atMs: z.number() });
/** Who began a draft, and when by the server's clock. */
export type Begun = z.infer<typeof begunSchema>;

export interface Draft {
  key: string;
  text: string;
  begun: Begun | null;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function write(place: string, text: string): void {
  if (text === '') forget(place);
  else {
    if (sessionStorage.getItem(TEXT + place) === null) begin(place);
    sessionStorage.setItem(TEXT + place, text);
  }
  tell();
}

function begin(place: string): void {
  const { me } = useLive.getState();
  if (me === null) return;
  const begun: Begun = { staffId: me.staffId, name: me.name, atMs: serverNow() };
  sessionStorage.setItem(BEGUN + place, JSON.stringify(begun));
}

function forget(place: string): void {
  sessionStorage.removeItem(TEXT + place);
  sessionStorage.removeItem(BEGUN + place);
}

function readBegun(kept: string | null): Begun | null {
  if (kept === null) return null;
  const parsed = begunSchema.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
}

/** The drafts of one clinic are not found by the next one that uses this screen. */
function placeOf(clinicId: string | undefined, key: string): string {
  return `${clinicId ?? ''}:${key}`;
}

function usePlace(key: string): string {
  return placeOf(
    useLive((live) => live.clinic?.clinicId),
    key,
  );
}

/** The text kept under `key`, a way to change it, and a way to forget it. */
export function useDraft(key: string): [string, (text: string) => void, () => void] {
  const place = usePlace(key);
  const text = useSyncExternalStore(subscribe, () => sessionStorage.getItem(TEXT + place) ?? '');
  const change = useCallback((next: string) => write(place, next), [place]);
  const clear = useCallback(() => write(place, ''), [place]);
  return [text, change, clear];
}

/** Who began the draft, when that was somebody else than the person here now; else null. */
export function useBegunByAnother(key: string): Begun | null {
  const place = usePlace(key);
  const staffId = useLive((live) => live.me?.staffId);
  const kept = useSyncExternalStore(subscribe, () => sessionStorage.getItem(BEGUN + place));
  const begun = readBegun(kept);
  return begun === null || begun.staffId === staffId ? null : begun;
}

/** The same half-typed words move to another form: they stay the words of who began them. */
export function carryBegun(fromKey: string, toKey: string): void {
  const clinicId = useLive.getState().clinic?.clinicId;
  const begun = sessionStorage.getItem(BEGUN + placeOf(clinicId, fromKey));
  if (begun !== null) sessionStorage.setItem(BEGUN + placeOf(clinicId, toKey), begun);
  tell();
}

/** Every draft of this clinic kept in this tab. */
export function allDrafts(): Draft[] {
  const start = TEXT + placeOf(useLive.getState().clinic?.clinicId, '');
  return Object.keys(sessionStorage)
    .filter((kept) => kept.startsWith(start))
    .map((kept) => {
      const key = kept.slice(start.length);
      const begun = readBegun(sessionStorage.getItem(BEGUN + kept.slice(TEXT.length)));
      return { key, text: sessionStorage.getItem(kept) ?? '', begun };
    });
}

/** Forgets the draft and what belongs to it. */
export function forgetDraft(key: string): void {
  forget(placeOf(useLive.getState().clinic?.clinicId, key));
  tell();
}

/** Forgets every draft of this tab, of whatever clinic. */
export function forgetAllDrafts(): void {
  for (const kept of Object.keys(sessionStorage))
    if (kept.startsWith(TEXT) || kept.startsWith(BEGUN)) sessionStorage.removeItem(kept);
  tell();
}
