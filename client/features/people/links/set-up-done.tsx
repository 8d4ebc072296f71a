import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Door } from '../door.tsx';
import styles from './links.module.css';

/** The clinic is there and its admin signed in: what comes next, in the order it is needed. */
export function SetUpDone() {
  const name = useLive((live) => live.me?.name ?? '');
  return (
    <Door title="Afterdose is set up">
      <p>{isolated(name)}, you are signed in as its admin. Next:</p>
      <ol className={styles.steps}>
        <li>
          <Link href="/people">Add the people</Link> who watch patients: nurses and prescribers. Each gets a
          link to choose a passphrase.
        </li>
        <li>
          <Link href="/devices">Add the monitors</Link> that send readings.
        </li>
        <li>
          <Link href="/me">Add a second factor</Link> to your own sign-in.
        </li>
        <li>
          <Link href="/">Open the board</Link> on the screen it is for.
        </li>
      </ol>
    </Door>
  );
}
