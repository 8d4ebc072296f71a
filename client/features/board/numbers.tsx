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

/** The numbers, each in the same place in every tile. */
export function Numbers({ values, wall }: { values: BoardSummary['values']; wall: boolean }) {
  const mean = tileValue(values, 'meanArterialMmHg');
  return (
    <dl className={styles.numbers}>
      <div className={styles.pressure}>
        <dt>
          BP {!wall && mean.state === 'measured' && <span className={styles.mean}>MAP {mean.text}</span>}
        </dt>
        <dd>
          <Value {...tilePressure(values)} blank="––/––" />
        </dd>
      </div>
      {PLACES.map(({ key, label }) => (
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
