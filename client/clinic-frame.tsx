import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Right } from '#shared/rights.ts';
import styles from './clinic-frame.module.css';
import { Frame } from './frame/frame.tsx';
import { useRights } from './store/rights.ts';
import { Empty } from './ui/empty.tsx';

/** The pages of running a clinic: one entry in the bar, and these below it. */
const PAGES = {
  '/people': { name: 'People', right: 'manageStaff' },
  '/displays': { name: 'Displays', right: 'manageDisplays' },
  '/clinic': { name: 'Settings', right: 'changeClinic' },
  '/trail': { name: 'Trail', right: 'seeTrail' },
} as const satisfies Record<string, { name: string; right: Right }>;
type Path = keyof typeof PAGES;

/** One of those pages, or who may see it. */
export function ClinicFrame({ page, children }: { page: Path; children: ReactNode }) {
  const { may, refusal } = useRights();
  const barred = refusal(PAGES[page].right);
  const offered = Object.entries(PAGES).filter(([, { right }]) => may(right));
  return (
    <Frame title={PAGES[page].name}>
      {barred === null ? (
        <>
          <nav className={styles.pages} aria-label="Clinic">
            {offered.map(([path, { name }]) => (
              <Link key={path} href={path} aria-current={path === page ? 'page' : undefined}>
                {name}
              </Link>
            ))}
          </nav>
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
