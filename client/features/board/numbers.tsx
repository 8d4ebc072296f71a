import { formatClock } from '#client/ui/format.ts';
import { Value } from '#client/ui/value.tsx';
import type { ValueKey } from '#shared/judgement.ts';
import styles from './numbers.module.css';
import { type Numbered, type TileValue, tilePressure, tileValue } from './tile-values.ts';

const PLACES: readonly { key: ValueKey; label: string }[] = [
  { key: 'heartRateBpm', label: 'HR' },
  { key: 'spo2Percent', label: 'SpO₂' },
  { key: 'respiratoryRatePerMin', label: 'RR' },
  { key: 'dissociation', label: 'Diss' },
  { key: 'moaas', label: 'Sed' },
];

interface Props {
  summary: Numbered;
  zone: string;
  /** What stands beside the pressure's label; null: its mean. */
  beside: string | null;
}

/**
 * The numbers, each in the same place in every tile; one that is older than the newest set says its own time. Scores have no
 * place on a screen that is not sent them.
 */
export function Numbers({ summary, zone, beside }: Props) {
  const pressure = tilePressure(summary);
  const places = PLACES.filter(({ key }) => summary.values[key] !== undefined);
  const mean = tileValue(summary, 'meanArterialMmHg');
  const meanText = pressure.state === mean.state && mean.state !== 'stale' ? mean.text : '';
  return (
    <dl className={styles.numbers} data-vitals-only={places.length < PLACES.length || undefined}>
      <div className={styles.pressure}>
        <dt>
          BP <span className={styles.beside}>{beside ?? (meanText === '' ? '' : `MAP ${meanText}`)}</span>
        </dt>
        <Measured value={pressure} zone={zone} blank="––/––" />
      </div>
      {places.map(({ key, label }) => (
        <div key={key}>
          <dt>{label}</dt>
          <Measured value={tileValue(summary, key)} zone={zone} blank="––" />
        </div>
      ))}
    </dl>
  );
}

function Measured({ value, zone, blank }: { value: TileValue; zone: string; blank: string }) {
  const { olderAtMs, ...drawn } = value;
  return (
    <dd>
      <Value {...drawn} blank={blank} />
      {olderAtMs !== null && (
        <small className={styles.own}>
          <span className="visually-hidden">taken </span>
          {formatClock(olderAtMs, zone)}
        </small>
      )}
    </dd>
  );
}
