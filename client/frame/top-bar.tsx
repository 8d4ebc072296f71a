import { Link, useLocation } from 'wouter';
import { CLINIC_PAGES, isUnder } from '#client/clinic-pages.ts';
import { useLive } from '#client/store/live.ts';
import { type Rights, useRights } from '#client/store/rights.ts';
import { Marks } from '#client/ui/marks.tsx';
import type { Right } from '#shared/rights.ts';
import { ColourSwitch } from './colour-switch.tsx';
import { ConnectionState } from './connection-state.tsx';
import { RoomClock } from './room-clock.tsx';
import { SoundControl } from './sound-control.tsx';
import styles from './top-bar.module.css';
import { WatchingState } from './watching-state.tsx';
import { Who } from './who.tsx';

interface Page {
  path: string;
  name: string;
  right: Right;
  under?: readonly string[];
}

const PAGES: readonly Page[] = [
  { path: '/', name: 'Board', right: 'seeBoard' },
  { path: '/arrivals', name: 'Arrivals', right: 'seePatients' },
  { path: '/devices', name: 'Devices', right: 'seeDevices' },
  { path: '/handover', name: 'Handover', right: 'TakeOver' },
];
const CLINIC: Page = {
  path: '/people',
  name: 'Clinic',
  right: 'manageStaff',
  under: Object.keys(CLINIC_PAGES),
};
/** Who does not run the clinic reads its protocols all the same. */
const PROTOCOLS: Page = {
  path: '/protocols',
  name: 'Protocols',
  right: 'seeProtocols',
  under: ['/protocols', '/noise'],
};

function pagesFor({ may }: Rights): Page[] {
  const last = may(CLINIC.right) ? CLINIC : PROTOCOLS;
  return [...PAGES, last].filter(({ right }) => may(right));
}

export function TopBar({ wall }: { wall: boolean }) {
  const clinic = useLive((live) => live.clinic?.name);
  const somebody = useLive((live) => live.me !== null || live.display !== null);
  const rights = useRights();
  const [path] = useLocation();
  return (
    <header className={styles.bar} data-density={wall ? 'wall' : undefined}>
      <span className={styles.name}>Afterdose</span>
      <Marks />
      {clinic !== undefined && <span className={styles.clinic}>{clinic}</span>}
      {somebody && !wall && (
        <nav className={styles.pages} aria-label="Pages">
          {pagesFor(rights).map((page) => (
            <Link key={page.path} href={page.path} aria-current={currentOf(page, path)}>
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

function currentOf({ path, under = [] }: Page, here: string): 'page' | 'true' | undefined {
  if (here === path) return 'page';
  return under.some((page) => isUnder(here, page)) ? 'true' : undefined;
}
