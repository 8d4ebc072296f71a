import { Link, useLocation } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Marks } from '#client/ui/marks.tsx';
import type { Right } from '#shared/rights.ts';
import { ColourSwitch } from './colour-switch.tsx';
import { ConnectionState } from './connection-state.tsx';
import { RoomClock } from './room-clock.tsx';
import { SoundControl } from './sound-control.tsx';
import styles from './top-bar.module.css';
import { WatchingState } from './watching-state.tsx';
import { Who } from './who.tsx';

const PAGES: readonly { path: string; name: string; right: Right; under?: readonly string[] }[] = [
  { path: '/', name: 'Board', right: 'seeBoard' },
  { path: '/arrivals', name: 'Arrivals', right: 'seePatients' },
  { path: '/devices', name: 'Devices', right: 'seeDevices' },
  { path: '/people', name: 'Clinic', right: 'manageStaff', under: ['/displays', '/clinic', '/trail'] },
];

export function TopBar({ wall }: { wall: boolean }) {
  const clinic = useLive((live) => live.clinic?.name);
  const somebody = useLive((live) => live.me !== null || live.display !== null);
  const { may } = useRights();
  const [path] = useLocation();
  return (
    <header className={styles.bar} data-density={wall ? 'wall' : undefined}>
      <span className={styles.name}>Afterdose</span>
      <Marks />
      {clinic !== undefined && <span className={styles.clinic}>{clinic}</span>}
      {somebody && !wall && (
        <nav className={styles.pages} aria-label="Pages">
          {PAGES.filter(({ right }) => may(right)).map((page) => (
            <Link
              key={page.path}
              href={page.path}
              aria-current={path === page.path ? 'page' : page.under?.includes(path) ? 'true' : undefined}
            >
              {page.name}
            </Link>
          ))}
        </nav>
      )}
      <span className={styles.gap} />
      {somebody && <WatchingState />}
      {somebody && <ConnectionState />}
      {!wall && <Who />}
      <ColourSwitch />
      <span className={styles.clock}>
        <RoomClock />
      </span>
      {somebody && <SoundControl wall={wall} />}
    </header>
  );
}
