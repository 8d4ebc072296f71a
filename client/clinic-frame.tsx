import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import styles from './clinic-frame.module.css';
import { CLINIC_PAGES, type ClinicPath } from './clinic-pages.ts';
import { Frame } from './frame/frame.tsx';
import { useRights } from './store/rights.ts';
import { Empty } from './ui/empty.tsx';

/** One of the pages of running a clinic, or who may see it; beside it the others that this person may see. */
export function ClinicFrame({ page, children }: { page: ClinicPath; children: ReactNode }) {
  const { may, refusal } = useRights();
  const [path] = useLocation();
  const barred = refusal(CLINIC_PAGES[page].right);
  const offered = Object.entries(CLINIC_PAGES).filter(([, { right }]) => may(right));
  return (
    <Frame title={CLINIC_PAGES[page].name}>
      {barred === null ? (
        <>
          {offered.length > 1 && (
            <nav className={styles.pages} aria-label="Clinic">
              {offered.map(([other, { name }]) => (
                <Link key={other} href={other} aria-current={currentOf(other, page, path)}>
                  {name}
                </Link>
              ))}
            </nav>
          )}
          {children}
        </>
      ) : (
        <Empty title={barred}>
          <Link href="/">Back to the board</Link>
        </Empty>
      )}
    </Frame>
  );
}

function currentOf(other: string, page: ClinicPath, path: string): 'page' | 'true' | undefined {
  if (other !== page) return undefined;
  return path === page ? 'page' : 'true';
}
