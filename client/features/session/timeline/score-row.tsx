import { severityLook } from '#client/ui/severity.ts';
import { Value } from '#client/ui/value.tsx';
import type { ValueJudgement } from '#shared/judgement.ts';
import { type JudgeSet, severityOf } from '../sets/judged-sets.ts';
import { cellOf, ROWS } from '../sets/rows.ts';
import { type MeasuredSet, standingSets } from '../sets/sets.ts';
import { type DueMark, DueRing } from './due-ring.tsx';
import { newestLook } from './newest-look.ts';
import { placeOf, type Span } from './span.ts';
import classes from './timeline.module.css';

interface Props {
  scale: 'dissociation' | 'moaas';
  sets: readonly MeasuredSet[];
  judgeSet: JudgeSet;
  newest: ValueJudgement;
  due: DueMark | null;
  span: Span;
  timeZone: string;
}

const MOST = { dissociation: 10, moaas: 5 } as const;
const NAMES = { dissociation: ['Dissoc.', '0–10'], moaas: ['Sedation', ''] } as const;

/** A strip of scores: dissociation as bars with numbers, sedation as numbers, bold when below fully awake. */
export function ScoreRow({ scale, sets, judgeSet, newest, due, span, timeZone }: Props) {
  const row = ROWS.find(({ key }) => key === scale);
  const cells = standingSets(sets).flatMap((set) => {
    const cell = row === undefined ? null : cellOf(set, row);
    return cell === null ? [] : [{ set, cell }];
  });
  const [name, unit] = NAMES[scale];
  return (
    <div className={classes.row}>
      <div className={classes.name}>
        <b>{name}</b>
        {unit !== '' && <small>{unit}</small>}
      </div>
      <div className={classes.scores} data-scale={scale}>
        {cells.map(({ set, cell }) => {
          const value = Number(cell.text);
          const severity = severityOf(judgeSet(set).reasons, [scale]);
          const below = cell.how === 'measured' && scale === 'moaas' && value < MOST.moaas;
          return (
            <span
              key={set.takenAtMs}
              className={classes.score}
              style={{ left: `${placeOf(set.takenAtMs, span)}%` }}
              data-severity={severity === null ? undefined : severityLook(severity).key}
              data-below={below || undefined}
            >
              {cell.text}
              {scale === 'dissociation' && cell.how === 'measured' && (
                <i style={{ height: Math.max(1.5, (value / MOST.dissociation) * 22) }} />
              )}
            </span>
          );
        })}
        <DueRing due={due} span={span} timeZone={timeZone} />
      </div>
      <div className={classes.side}>
        <b className={classes.newest}>
          <Value {...newestLook([newest])} />
        </b>
      </div>
    </div>
  );
}
