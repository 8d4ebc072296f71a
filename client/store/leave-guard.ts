import { useLayoutEffect } from 'react';
import type { AroundNavHandler } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { create } from 'zustand';

interface Guard {
  /** The page that asks before it is left; null: none does. */
  page: string | null;
  /** The way on that somebody wants to go and was asked about. */
  wanted: (() => void) | null;
}

const guard = create<Guard>(() => ({ page: null, wanted: null }));

/** Every way to another page of ours goes through here: a page with unsaved changes asks first. */
export const aroundNav: AroundNavHandler = (go, to, options) => {
  const { page } = guard.getState();
  if (page === null || to === page) go(to, options);
  else guard.setState({ wanted: () => go(to, options) });
};

/**
 * Back and forward have gone already when a page hears of them: the page is put in front of its history again, and going
 * on means opening the place they had gone to. Stepping back once more instead would be a question to the browser, which
 * it may pass over while another step is still under way.
 */
function onPopState(event: PopStateEvent): void {
  const { page } = guard.getState();
  if (page === null || location.pathname === page) return;
  event.stopImmediatePropagation();
  const { pathname, search, hash } = location;
  history.pushState(null, '', page);
  guard.setState({ wanted: () => navigate(`${pathname}${search}${hash}`, { replace: true }) });
}

/** Called before anything else listens: a window tells those first who asked first. */
export function watchHistory(): void {
  addEventListener('popstate', onPopState);
}

function onUnload(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** While `unsaved`, leaving this page asks. `wanted`: somebody was asked just now. */
export function useLeaveGuard(unsaved: boolean): { wanted: boolean; stay: () => void; leave: () => void } {
  useLayoutEffect(() => {
    if (!unsaved) return;
    guard.setState({ page: location.pathname, wanted: null });
    addEventListener('beforeunload', onUnload);
    return () => {
      guard.setState({ page: null, wanted: null });
      removeEventListener('beforeunload', onUnload);
    };
  }, [unsaved]);
  const wanted = guard((now) => now.wanted);
  return {
    wanted: wanted !== null,
    stay: () => guard.setState({ wanted: null }),
    leave: () => {
      guard.setState({ page: null, wanted: null });
      wanted?.();
    },
  };
}
