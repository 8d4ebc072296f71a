import { type ReactNode, Suspense } from 'react';
import { useLive } from '#client/store/live.ts';
import { ErrorBoundary } from '#client/ui/error-boundary.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { Cover } from './cover.tsx';
import { Footer } from './footer.tsx';
import styles from './frame.module.css';
import { Notices } from './notices.tsx';
import { TopBar } from './top-bar.tsx';
import { useTitle } from './use-title.ts';
import { useWallScale } from './use-wall-scale.ts';

interface Props {
  /** What this page is, for the window's title. */
  title: string;
  wall?: boolean;
  /**
   * Forms to print. Filled ones are covered on a blind screen as any numbers are, but still print, saying since when
   * nothing was heard; a blank one holds nothing that could be old.
   */
  paper?: 'filled' | 'blank';
  children: ReactNode;
}

/** Bar, page and footer. When the screen is blind the page stays as it is, covered and out of reach. */
export function Frame({ title, wall = false, paper, children }: Props) {
  useTitle(title);
  const blind = useLive((live) => live.status === 'blind' || live.status === 'outdated');
  const covered = blind && paper !== 'blank';
  const style = useWallScale(wall);
  return (
    <div className={styles.frame} style={style} data-density={wall ? 'wall' : undefined} data-paper={paper}>
      <TopBar wall={wall} />
      <Notices wall={wall} />
      <main className={styles.page} inert={covered}>
        <ErrorBoundary key={title} what="This page">
          <Suspense
            fallback={<Loading what="the page" waitsFor="It comes from the server when it answers." />}
          >
            {children}
          </Suspense>
        </ErrorBoundary>
      </main>
      {covered && <Cover />}
      <Footer wall={wall} />
    </div>
  );
}
