import { Link, useLocation } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { Marks } from '#client/ui/marks.tsx';
import { ColourSwitch } from './colour-switch.tsx';
import { ConnectionState } from './connection-state.tsx';
import { RoomClock } from './room-clock.tsx';
import styles from './top-bar.module.css';
import { Who } from './who.tsx';

const PAGES = [
  { path: '/', name: 'Board' },
  { path: '/arrivals', name: 'Arrivals' },
  { path: '/devices', name: 'Devices' },
] as const;

export function TopBar({ wall }: { wall: boolean }) {
  const clinic = useLive((live) => live.clinic?.name);
  const signedIn = useLive((live) => live.me !== null);
  const [path] = useLocation();
  return (
    <header className={styles.bar} data-density={wall ? 'wall' : undefined}>
      <span className={styles.name}>Afterdose</span>
      <Marks />
      {clinic !== undefined && <span className={styles.clinic}>{clinic}</span>}
      {signedIn && !wall && (
        <nav className={styles.pages} aria-label="Pages">
          {PAGES.map((page) => (
            <Link key={page.path} href={page.path} aria-current={path === page.path ? 'page' : undefined}>
              {page.name}
            </Link>
          ))}
        </nav>
      )}
      <span className={styles.gap} />
      {signedIn && <ConnectionState />}
      {!wall && <Who />}
      <ColourSwitch />
      <span className={styles.clock}>
        <RoomClock />
      </span>
    </header>
  );
}
