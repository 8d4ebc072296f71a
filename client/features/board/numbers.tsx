import { Value } from '#client/ui/value.tsx';
import type { ValueKey } from '#shared/judgement.ts';
import type { BoardSummary } from '#shared/summary.ts';
import styles from './numbers.module.css';
import { tilePressure, tileValue } from './tile-values.ts';

const PLACES: readonly { key: ValueKey; label: string }[] = [
  { key: 'heartRateBpm', label: 'HR' },
  { key: 'spo2Percent', label: 'SpO₂' },
  { key: 'respiratoryRatePerMin', label: 'RR' },
  { key: 'dissociation', label: 'Diss' },
  { key: 'moaas', label: 'Sed' },
];

interface Props {
  values: BoardSummary['values'];
  /** What stands beside the pressure's label; null: its mean. */
  beside: string | null;
}

/** The numbers, each in the same place in every tile. Scores have no place on a screen that is not sent them. */
export function Numbers({ values, beside }: Props) {
  const pressure = tilePressure(values);
  const places = PLACES.filter(({ key }) => values[key] !== undefined);
  const mean = tileValue(values, 'meanArterialMmHg');
  return (
    <dl className={styles.numbers} data-vitals-only={places.length < PLACES.length || undefined}>
      <div className={styles.pressure}>
        <dt>
          BP{' '}
          <span className={styles.beside}>
            {beside ?? (pressure.state === 'measured' && mean.state === 'measured' ? `MAP ${mean.text}` : '')}
          </span>
        </dt>
        <dd>
          <Value {...pressure} blank="––/––" />
        </dd>
      </div>
      {places.map(({ key, label }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <Value {...tileValue(values, key)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
