import { Act } from '#client/ui/act.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import type { TrailLine } from '#shared/wire/trail.ts';
import styles from './trail.module.css';

export interface Asked {
  kind: TrailLine['kind'] | null;
  /** Days as the field holds them; empty: not limited. */
  from: string;
  to: string;
}

const KINDS: readonly { kind: Asked['kind']; label: string }[] = [
  { kind: null, label: 'Everything' },
  { kind: 'change', label: 'Changes' },
  { kind: 'view', label: 'Views' },
];

export function TrailFilters({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const day = (name: 'from' | 'to', label: string) => (
    <DateField label={label} value={asked[name]} onChange={(day) => onAsk({ ...asked, [name]: day })} />
  );
  return (
    <fieldset className={styles.filters}>
      <legend className="visually-hidden">Show</legend>
      {KINDS.map(({ kind, label }) => (
        <Act
          key={label}
          look={kind === asked.kind ? 'primary' : 'outline'}
          aria-pressed={kind === asked.kind}
          onClick={() => onAsk({ ...asked, kind })}
        >
          {label}
        </Act>
      ))}
      <div className={styles.days}>
        {day('from', 'From day')}
        {day('to', 'To day')}
      </div>
    </fieldset>
  );
}
