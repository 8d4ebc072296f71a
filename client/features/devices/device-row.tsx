import { useNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { formatAge, formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';
import { refusedText, skewText } from './device-words.ts';
import styles from './devices.module.css';

interface Props {
  device: DeviceInfo;
  bound: BoardSummary | undefined;
  onBind: () => void;
  onRefused: () => void;
}

/** One device: whose it is now, when it was last heard, and what is wrong with it. Heard is not the same as fresh. */
export function DeviceRow({ device, bound, onBind, onRefused }: Props) {
  const nowMs = useNow();
  const skew = skewText(device);
  const refused = refusedText(device);
  return (
    <li className={styles.device}>
      <ChairSquare chairId={bound?.chairId ?? null} empty={bound === undefined} />
      <div className={styles.who}>
        <b>{isolated(device.name)}</b>
        <span>{device.continuous ? 'continuous' : 'on demand'}</span>
      </div>
      <p className={styles.who}>
        <b>{whoseText(device, bound)}</b>
        <span>{bound === undefined ? '' : `Born ${formatBirthDate(bound.identity.birthDate)}`}</span>
      </p>
      <p className={styles.heard}>
        {device.lastSeenAtMs === null ? 'Never heard' : `Heard ${formatAge(device.lastSeenAtMs, nowMs)}`}
        {skew !== '' && <b>{skew}</b>}
      </p>
      <div className={styles.acts}>
        {refused !== '' && (
          <Act look="link" onClick={onRefused}>
            {refused}
          </Act>
        )}
        <Act
          blockedBy={device.revokedAtMs !== null ? 'This device has been taken out of use' : null}
          onClick={onBind}
        >
          Bind<span className="visually-hidden"> {isolated(device.name)}</span>
        </Act>
      </div>
    </li>
  );
}

function whoseText({ sessionId }: DeviceInfo, bound: BoardSummary | undefined): string {
  if (bound !== undefined) return isolated(bound.identity.name);
  return sessionId === null
    ? 'Bound to nobody: readings wait'
    : 'Bound to a session that is not on the board';
}
