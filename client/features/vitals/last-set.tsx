import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { useJudgement } from '#client/store/sessions.ts';
import { ageYears, formatAge, formatBirthDate, formatTPlus } from '#client/ui/format.ts';
import { Value } from '#client/ui/value.tsx';
import { VITALS } from '#shared/clinical/vitals.ts';
import type { Judgement, ValueJudgement } from '#shared/judgement.ts';
import type { EntryTarget } from './entry-target.ts';
import styles from './last-set.module.css';

const SHOWN = ['heartRateBpm', 'spo2Percent', 'respiratoryRatePerMin'] as const;

/** Whose boxes these are, and what was last known: the numbers a new one is compared with by eye. */
export function LastSet({ target }: { target: EntryTarget }) {
  const judgement = useJudgement(target.sessionId);
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const nowMs = useNow();
  const { birthDate } = target.identity;
  const t0Ms = judgement?.dosing.firstDoseAtMs ?? null;
  return (
    <div className={styles.last}>
      <p>
        Born {formatBirthDate(birthDate)}, {ageYears(birthDate, nowMs, zone)} years
        {t0Ms !== null && <b> · {formatTPlus(nowMs, t0Ms)}</b>}
      </p>
      {judgement !== null && (
        <p className={styles.numbers}>
          <span>
            Last BP <Pressure judgement={judgement} nowMs={nowMs} />
          </span>
          {SHOWN.map((key) => (
            <span key={key}>
              {VITALS[key].label} <One judged={judgement.values[key]} />
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function Pressure({ judgement, nowMs }: { judgement: Judgement; nowMs: number }) {
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = judgement.values;
  const age = systolic.takenAtMs === null ? '' : ` ${formatAge(systolic.takenAtMs, nowMs)}`;
  return (
    <>
      <Value state={stateOf(systolic)} text={`${systolic.value}/${diastolic.value}`} blank="––/––" strong />
      {age}
    </>
  );
}

function One({ judged }: { judged: ValueJudgement }) {
  return <Value state={stateOf(judged)} text={String(judged.value)} strong />;
}

function stateOf({ value, failed, stale }: ValueJudgement): 'measured' | 'stale' | 'never' | 'failed' {
  if (failed !== null) return 'failed';
  if (value === null) return 'never';
  return stale ? 'stale' : 'measured';
}
