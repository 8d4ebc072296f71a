import { useLayoutEffect } from 'react';

/** What had the focus before the first of the dialogs now open. */
let opener: HTMLElement | null = null;

/**
 * A dialog that closes gives the focus back to what opened it, also when it opened in place of another dialog or goes
 * together with the part of the page that drew it. What has taken the focus meanwhile keeps it.
 */
export function useFocusBack(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return;
    const focused = document.activeElement;
    const outside = focused !== document.body && focused?.closest('[role="dialog"]') === null;
    if (outside && focused instanceof HTMLElement) opener = focused;
    return () => {
      // Whatever opens in the same turn has taken the focus by then.
      setTimeout(() => {
        const free = document.activeElement === null || document.activeElement === document.body;
        if (free && document.querySelector('[role="dialog"]') === null) opener?.focus();
      });
    };
  }, [opened]);
}
