import { Act } from '#client/ui/act.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { QrCode } from '#client/ui/qr-code.tsx';
import { deviceCode } from '#shared/device-code.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';
import styles from './devices.module.css';

/** What a label on the device shows: its code to type, and the same to scan. It opens nothing: it only names the device. */
export function DeviceLabel({ device, onClose }: { device: DeviceInfo; onClose: () => void }) {
  const code = deviceCode(device.deviceId);
  return (
    <Dialog title={`Label of ${isolated(device.name)}`} opened onClose={onClose}>
      <div className={styles.form}>
        <p>Put this on the device. Scanned or typed when it is bound, it says which device is meant.</p>
        <div className={styles.label}>
          <QrCode text={code} label={`Code ${code} to scan`} />
          <b>{code}</b>
        </div>
        <p className={styles.acts}>
          <Act onClick={onClose}>Done</Act>
        </p>
      </div>
    </Dialog>
  );
}
