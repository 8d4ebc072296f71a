import { create } from 'zustand';

/** Pages whose links carry a one-time token after the #. */
export const LINK_PATHS: readonly string[] = ['/set-up', '/welcome', '/display'];

/** The token of the one-time link this page was opened with; null: there is none. */
export const useLinkToken = create<string | null>(() => null);

/**
 * Takes the token out of the address at once: what stands in the bar is seen over shoulders and kept in histories. A
 * second link pasted into the same page is taken the same way.
 */
export function watchLinkToken(): void {
  takeToken();
  window.addEventListener('hashchange', takeToken);
}

function takeToken(): void {
  const token = location.hash.slice(1);
  if (token === '' || !LINK_PATHS.includes(location.pathname)) return;
  history.replaceState(history.state, '', location.pathname);
  useLinkToken.setState(token, true);
}

/** The link has done what it was for. */
export function forgetLinkToken(): void {
  useLinkToken.setState(null, true);
}
