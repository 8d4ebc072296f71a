import { Link } from 'wouter';
import { boardStore } from '#client/store/board.ts';
import { useNow } from '#client/store/now.ts';
import { allergiesText } from '#client/ui/allergies.ts';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { placeText } from '#client/ui/course-words.ts';
import { deliveredText } from '#client/ui/dose-words.ts';
import { fittedText } from '#client/ui/fitted-limits.ts';
import { ageYears, formatBirthDate, formatClock, formatExtra, formatTPlus } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isHiding, isolated } from '#client/ui/isolated.ts';
import { severityLook } from '#client/ui/severity.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import { SEX_WORDS } from '#client/ui/sex-words.ts';
import type { Alert, Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { STAGE_WORDS } from '../words.ts';
import classes from './patient-strip.module.css';

interface Props {
  state: SessionState;
  judgement: Judgement;
}

/** What stands under the clock: where the session is, and until when. */
function stageText(state: SessionState, { stage, dosing, readiness }: Judgement, nowMs: number): string {
  const zone = state.timeZone;
  const word = STAGE_WORDS[stage];
  if (state.end !== null) return `${word} ${formatClock(state.end.takenAtMs, zone)}`;
  if (stage === 'extended' && state.extended !== null) {
    const extra = formatExtra(dosing.gateAtMs, nowMs);
    return `${[word, extra].join(' ').trim()} · review ${formatClock(state.extended.reviewAtMs, zone)}`;
  }
  if (stage === 'dosing' && dosing.nextDoseFromMs !== null) {
    return `${word} · next device from ${formatClock(dosing.nextDoseFromMs, zone)}`;
  }
  if (stage === 'observing' && dosing.gateAtMs !== null) {
    const over = readiness.criteria.some(({ criterion, status }) => criterion === 'D1' && status === 'met');
    if (over) return `${word} · minimum time over since ${formatClock(dosing.gateAtMs, zone)}`;
    return `${word} · minimum time until ${formatClock(dosing.gateAtMs, zone)}`;
  }
  return word;
}

/** The minutes since the dose; they stop at the end of the session. Before a dose there are none to show. */
function DoseClock({ state, judgement }: Props) {
  const nowMs = useNow();
  const t0Ms = judgement.dosing.firstDoseAtMs;
  return (
    <p className={classes.clock}>
      <b>{t0Ms === null ? 'T––' : formatTPlus(state.end?.takenAtMs ?? nowMs, t0Ms)}</b>
      <span>{stageText(state, judgement, nowMs)}</span>
    </p>
  );
}

/** Devices that gave less than they hold; the other forms are complete with what was given. */
function isPartial({ form, deliveredMg, plannedMg }: Judgement['dosing']): boolean {
  return form === 'devices' && plannedMg !== null && deliveredMg < plannedMg;
}

interface Mark {
  mark: string;
  /** More of it, for whoever points at it or hears it. */
  detail: string;
}

/** What changes how every number here is judged; it stands where nothing scrolls it away. */
function marksOf(state: SessionState, { baseline, dosing }: Judgement, sameName: boolean): Mark[] {
  const isWithout = baseline.tag === 'none' || baseline.tag === 'lateOffered';
  const fitted = state.limitsFitted;
  const by = fitted === null || fitted.by.kind === 'system' ? '' : fitted.by.name;
  return [
    ...(sameName ? [{ mark: 'same name', detail: 'as somebody else here' }] : []),
    ...(fitted === null
      ? []
      : [{ mark: 'custom limits', detail: fittedText({ by, atMs: fitted.atMs }, state.timeZone) }]),
    ...(dosing.firstDoseAtMs !== null && isWithout
      ? [{ mark: 'no baseline', detail: 'only absolute limits are judged' }]
      : []),
  ];
}

/** What was given; of a running infusion it counts on. */
function Delivered({ dosing }: Pick<Judgement, 'dosing'>) {
  const nowMs = useNow();
  return deliveredText(dosing, nowMs);
}

/** The worst open alert beside the name, where alerts are a tab of their own and a finger scrolls them away. */
function WorstAlert({ alert, others }: { alert: Alert; others: number }) {
  const seen = alert.acknowledged !== null || alert.silenced !== null;
  return (
    <p
      className={classes.alert}
      data-severity={severityLook(alert.severity).key}
      data-seen={seen || undefined}
    >
      <SeverityMark severity={alert.severity} unseen={!seen} />
      <b>{isolated(alert.message)}</b>
      {others > 0 && <span>+{others}</span>}
      {seen && <span>{alert.silenced === null ? 'seen' : 'silent'}</span>}
    </p>
  );
}

/** Who this is, in two identifiers that never scroll away, what they got, and the dose clock. */
export function PatientStrip({ state, judgement }: Props) {
  const { identity, protocol } = state;
  const { dosing } = judgement;
  const worst: Alert | undefined = judgement.alerts.open[0];
  const sameName = boardStore(({ received }) => received[state.sessionId]?.sameName ?? false);
  const years = ageYears(identity.birthDate, state.plannedAtMs, state.timeZone);
  return (
    <section className={classes.strip} aria-label="Patient">
      <div className={classes.lead}>
        <Link href="/" className={classes.back ?? ''}>
          <Icon name="arrowLeft" /> <span>Board</span>
        </Link>
        <ChairSquare
          chairId={state.chairId}
          severity={worst?.severity ?? null}
          seen={worst !== undefined && (worst.acknowledged !== null || worst.silenced !== null)}
        />
        <div className={classes.who}>
          <h1>
            <Link
              href={`/patients/${state.patientId}`}
              className={classes.record ?? ''}
              title="The patient’s record"
            >
              {isolated(identity.name)}
            </Link>
            {identity.chosenName !== null && <small> “{isolated(identity.chosenName)}”</small>}{' '}
            {isHiding(identity.name) && <small className={classes.hiding}>hidden characters</small>}
          </h1>
          <p>
            {years} {SEX_WORDS[identity.sex]} · born {formatBirthDate(identity.birthDate)} ·{' '}
            {isolated(identity.recordNumber)}
            {marksOf(state, judgement, sameName).map(({ mark, detail }) => (
              <b key={mark} className={classes.same} title={`${mark}: ${detail}`}>
                {mark}
                <span className="visually-hidden">: {detail}</span>
              </b>
            ))}
          </p>
        </div>
        {worst !== undefined && <WorstAlert alert={worst} others={judgement.alerts.open.length - 1} />}
        <DoseClock state={state} judgement={judgement} />
      </div>
      <p className={classes.allergies}>
        {identity.allergies.length === 0 ? (
          <span>{allergiesText([])}</span>
        ) : (
          identity.allergies.map((allergy) => (
            <span key={allergy} data-allergy>
              Allergy: {isolated(allergy)}
            </span>
          ))
        )}
      </p>
      <dl className={classes.facts}>
        <div>
          <dt>Dose</dt>
          <dd>
            {protocol.drug} <Delivered dosing={dosing} />
            {dosing.stoppedEarly !== null && ', stopped early'}
            {dosing.complete && isPartial(dosing) && ', partial dose'}
          </dd>
        </div>
        {state.course !== null && (
          <div>
            <dt>Session</dt>
            <dd>{placeText(state.course)}</dd>
          </div>
        )}
        <div>
          <dt>Protocol</dt>
          <dd>
            {isolated(protocol.name)} {isolated(protocol.version)}
            <small>
              {protocol.approvedBy === null
                ? 'needs your medical director’s approval'
                : `approved: ${isolated(protocol.approvedBy)}`}
            </small>
          </dd>
        </div>
        <div>
          <dt>Nurse</dt>
          <dd>{state.nurse === null ? 'nobody yet' : isolated(state.nurse.name)}</dd>
        </div>
      </dl>
    </section>
  );
}
