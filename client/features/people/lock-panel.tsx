import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Door } from './door.tsx';
import { WhoForm } from './who/who-form.tsx';

/** In place of every page but the board while the station is locked: nothing of a record is drawn behind it. */
export function LockPanel() {
  const name = useLive((live) => live.me?.name ?? '');
  return (
    <Door
      title={
        <>
          <Icon name="lock" /> Locked
        </>
      }
    >
      <p>
        {isolated(name)} was here. Say who you are to go on where they were, or{' '}
        <Link href="/">look at the board</Link>.
      </p>
      <WhoForm why="locked" onProved={() => undefined} />
    </Door>
  );
}
