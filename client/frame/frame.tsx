import { type ReactNode, Suspense } from 'react';
import { useLive } from '#client/store/live.ts';
import { ErrorBoundary } from '#client/ui/error-boundary.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { Cover } from './cover.tsx';
import { Footer } from './footer.tsx';
import styles from './frame.module.css';
import { TopBar } from './top-bar.tsx';
import { useTitle } from './use-title.ts';

interface Props {
  /** What this page is, for the window's title. */
  title: string;
  wall?: boolean;
  children: ReactNode;
}

/** Bar, page and footer. When the screen is blind the page stays as it is, covered and out of reach. */
export function Frame({ title, wall = false, children }: Props) {
  useTitle(title);
  const blind = useLive((live) => live.status === 'blind' || live.status === 'outdated');
  return (
    <div className={styles.frame} data-density={wall ? 'wall' : undefined}>
      <TopBar wall={wall} />
      <main className={styles.page} inert={blind}>
        <ErrorBoundary key={title} what="This page">
          <Suspense
            fallback={<Loading what="the page" waitsFor="It comes from the server when it answers." />}
          >
            {children}
          </Suspense>
        </ErrorBoundary>
      </main>
      {blind && <Cover />}
      <Footer wall={wall} />
    </div>
  );
}
