import { useLayoutEffect } from 'react';
import type { AroundNavHandler } from 'wouter';
import { create } from 'zustand';

interface Guard {
  /** The page that asks before it is left; null: none does. */
  page: string | null;
  /** The way on that somebody wants to go and was asked about. */
  wanted: (() => void) | null;
}

const guard = create<Guard>(() => ({ page: null, wanted: null }));

/** Every way to another page of ours goes through here: a page with unsaved changes asks first. */
export const aroundNav: AroundNavHandler = (navigate, to, options) => {
  const { page } = guard.getState();
  if (page === null || to === page) navigate(to, options);
  else guard.setState({ wanted: () => navigate(to, options) });
};

/**
 * Back and forward have gone already when a page hears of them: the page is put in front of its history again, and going
 * on means going back.
 */
function onPopState(event: PopStateEvent): void {
  const { page } = guard.getState();
  if (page === null || location.pathname === page) return;
  event.stopImmediatePropagation();
  history.pushState(null, '', page);
  guard.setState({ wanted: () => history.back() });
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
