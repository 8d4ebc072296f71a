import { formatClockSeconds } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { TrailLine } from '#shared/wire/trail.ts';
import { CopyId } from './copy-id.tsx';
import styles from './trail.module.css';
import { subjectOf, whatOf } from './trail-words.ts';

interface Props {
  line: TrailLine;
  zone: string;
  /** Name of what the line is about, where this screen knows it. */
  name: string | undefined;
}

export function TrailRow({ line, zone, name }: Props) {
  const { atMs, who, role, streamKind, subjectId, seq } = line;
  return (
    <li className={styles.line}>
      <time dateTime={new Date(atMs).toISOString()}>{formatClockSeconds(atMs, zone)}</time>
      <p className={styles.what}>
        <b>{isolated(who)}</b>
        {role !== '' && role !== 'system' && <small>, {role}</small>} {whatOf(line)}
      </p>
      <p className={styles.which}>
        {subjectOf(streamKind)}
        {name !== undefined && ` ${isolated(name)}`} <CopyId id={subjectId} />
        {seq !== null && <small> line {seq}</small>}
      </p>
    </li>
  );
}
