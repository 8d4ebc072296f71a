import { actorName } from '#client/ui/entry-words.ts';
import { formatClockSeconds } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { Entry } from '#shared/state.ts';
import { contentText } from '../words.ts';
import classes from './entry.module.css';

/** All versions, newest first; the ones that no longer count are struck. Nothing to show for an entry never corrected. */
export function EntryHistory({ entry, timeZone }: { entry: Entry; timeZone: string }) {
  if (entry.versions.length < 2) return null;
  return (
    <ol className={classes.versions} aria-label="Versions, newest first">
      {entry.versions.toReversed().map((version, index) => (
        <li key={`${version.atMs}-${version.reason}`}>
          {index === 0 ? contentText(version.content) : <s>{contentText(version.content)}</s>}
          <small>
            {formatClockSeconds(version.atMs, timeZone)} {actorName(version.by)}
            {version.reason === null ? '' : `: ${isolated(version.reason)}`}
          </small>
        </li>
      ))}
    </ol>
  );
}
