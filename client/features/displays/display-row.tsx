import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import type { DisplayInfo } from '#shared/wire/people.ts';
import { seenText, stateOf } from './display-words.ts';
import styles from './displays.module.css';

interface Props {
  display: DisplayInfo;
  onLink: () => void;
  onRevoke: () => void;
}

export function DisplayRow({ display, onLink, onRevoke }: Props) {
  const nowMs = useNow();
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const { revokedAtMs } = display;
  const name = isolated(display.name);
  const choices = [
    { label: 'New link', onChoose: onLink },
    { label: 'Take out of use', onChoose: onRevoke },
  ];
  return (
    <li className={styles.display} data-out={revokedAtMs !== null || undefined}>
      <b>{name}</b>
      <p>{stateOf(display, zone)}</p>
      <p className={styles.quiet}>{seenText(display, nowMs)}</p>
      <MoreMenu label="Change" about={name} title={name} choices={revokedAtMs === null ? choices : []} />
    </li>
  );
}
