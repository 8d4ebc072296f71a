import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import { deviceCode } from '#shared/device-code.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';
import { DEVICE_ACTS, type DeviceAct, labelOf } from './device-acts.ts';
import { heardText, limitedText, refusedText, skewText, twoAddressesText } from './device-words.ts';
import styles from './devices.module.css';

interface Props {
  device: DeviceInfo;
  bound: BoardSummary | undefined;
  onBind: () => void;
  onRefused: () => void;
  onLabel: () => void;
  onAct: (act: DeviceAct) => void;
}

/** One device: whose it is now, when it was last heard, and what is wrong with it. Heard is not the same as fresh. */
export function DeviceRow({ device, bound, onBind, onRefused, onLabel, onAct }: Props) {
  const nowMs = useNow();
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const manages = useRights().may('manageDevices');
  const inUse = device.revokedAtMs === null;
  const refused = refusedText(device);
  const name = isolated(device.name);
  const acts = DEVICE_ACTS.flatMap((act) => {
    const label = labelOf(act, device);
    return label === null ? [] : [{ label, onChoose: () => onAct(act) }];
  });
  const choices = [{ label: 'Label with its code', onChoose: onLabel }, ...acts];
  return (
    <li className={styles.device} data-out={inUse ? undefined : true} data-managed={manages || undefined}>
      <ChairSquare chairId={device.chairId} empty={device.sessionId === null} />
      <div className={styles.who}>
        <b>{name}</b>
        <span>
          {device.continuous ? 'continuous' : 'on demand'} · {deviceCode(device.deviceId)}
        </span>
      </div>
      <p className={styles.who}>
        <b>{whoseText(device, bound)}</b>
        <span>{bound === undefined ? '' : `Born ${formatBirthDate(bound.identity.birthDate)}`}</span>
      </p>
      <p className={styles.heard}>
        {heardText(device, nowMs, zone)}
        {[skewText(device), limitedText(device), twoAddressesText(device, zone)]
          .filter((fault) => fault !== '')
          .map((fault) => (
            <b key={fault}>{fault}</b>
          ))}
        {refused !== '' && (
          <Act look="link" className={styles.fault} onClick={onRefused}>
            {refused}
          </Act>
        )}
      </p>
      <div className={styles.acts}>
        {manages && <MoreMenu label="Change" about={name} title={name} choices={choices} />}
        {inUse && (
          <Act onClick={onBind}>
            Bind<span className="visually-hidden"> {name}</span>
          </Act>
        )}
      </div>
    </li>
  );
}

function whoseText({ sessionId, revokedAtMs }: DeviceInfo, bound: BoardSummary | undefined): string {
  if (bound !== undefined) return isolated(bound.identity.name);
  if (revokedAtMs !== null) return 'Bound to nobody';
  return sessionId === null
    ? 'Bound to nobody: readings wait'
    : 'Bound to a session that is not on the board';
}
