import { encode } from 'uqr';
import styles from './qr-code.module.css';
import { qrPath } from './qr-path.ts';

/** Modules of white a scanner needs around the code. */
const QUIET = 4;

/** A QR code drawn as one path, dark on white in either scheme: scanners do not read it the other way round. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET });
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={qrPath(data)} />
    </svg>
  );
}
