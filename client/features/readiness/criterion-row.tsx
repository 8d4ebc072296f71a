import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { CriterionId } from '#shared/events.ts';
import type { CriterionJudgement } from '#shared/judgement.ts';
import classes from './readiness.module.css';
import { attest, isAttestable, overrideCriterion } from './readiness-acts.ts';

const MARKS = { met: 'tick', unmet: 'cross', overridden: 'pencil' } as const;

/** How the time of the evidence is meant: most were measured at it, an alert is open since it. */
const BEFORE_TIME: Partial<Record<CriterionId, string>> = { D1: ', ', D3: ' since ' };

interface Props {
  line: CriterionJudgement;
  timeZone: string;
  /** False once the session has ended: evidence stays, acts go. */
  mayAct: boolean;
  mayOverride: boolean;
  openAct: OpenAct;
}

function evidenceText(
  { criterion, evidence, evidenceAtMs, countsUntilMs, status }: CriterionJudgement,
  timeZone: string,
): string {
  const at =
    evidenceAtMs === null ? '' : `${BEFORE_TIME[criterion] ?? ' at '}${formatClock(evidenceAtMs, timeZone)}`;
  const until =
    status === 'met' && countsUntilMs !== null
      ? `, counts until ${formatClock(countsUntilMs, timeZone)}`
      : '';
  return `${isolated(evidence)}${at}${until}`;
}

function clearsText({ clears, clearsAtMs }: CriterionJudgement, timeZone: string): string {
  return clearsAtMs === null ? clears : `${clears} ${formatClock(clearsAtMs, timeZone)}`;
}

/** One criterion with its evidence, what would clear it, and what a person may do about it. */
export function CriterionRow({ line, timeZone, mayAct, mayOverride, openAct }: Props) {
  const { criterion, status, label, overridden } = line;
  const open = status === 'unmet' || status === 'unknown';
  return (
    <li className={classes.row} data-status={status}>
      <span className={classes.mark}>
        {status === 'unknown' ? <span aria-hidden="true">?</span> : <Icon name={MARKS[status]} />}
        <span className="visually-hidden">{status}</span>
      </span>
      <div className={classes.text}>
        <p>
          <b>{label}</b> <span className={classes.quiet}>{evidenceText(line, timeZone)}</span>
        </p>
        {open && line.clears !== '' && <p>→ {clearsText(line, timeZone)}</p>}
        {line.advice !== null && status !== 'overridden' && (
          <p>
            {isolated(line.advice.text)}, until {formatClock(line.advice.atMs, timeZone)}
          </p>
        )}
        {overridden !== null && (
          <p className={classes.quiet}>
            Overridden {formatClock(overridden.atMs, timeZone)} by{' '}
            {overridden.by.kind === 'system' ? 'Afterdose' : isolated(overridden.by.name)}:{' '}
            {isolated(overridden.reason)}
          </p>
        )}
      </div>
      {mayAct && (
        <span className={classes.rowActs}>
          {line.attestable && isAttestable(criterion) && status !== 'overridden' && (
            <Act
              look="link"
              aria-label={status === 'met' ? `Attest ${label} again` : `Attest ${label}`}
              onClick={() => openAct(attest(criterion))}
            >
              {status === 'met' ? 'Again' : 'Attest'}
            </Act>
          )}
          {open && mayOverride && (
            <Act
              look="link"
              aria-label={`Override ${label}`}
              onClick={() => openAct(overrideCriterion(criterion))}
            >
              Override
            </Act>
          )}
        </span>
      )}
    </li>
  );
}
