import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { serverNow } from '#client/store/now.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import type { ActBuilder, OpenAct } from '#client/ui/act-form/act-view.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { Choice } from '#client/ui/more-menu.tsx';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { ActBar } from './acts/act-bar.tsx';
import { HandoverBanner } from './acts/handover-banner.tsx';
import { HoldBanner } from './acts/hold-banner.tsx';
import { extendObservation } from './acts/leaving.ts';
import { Remarks } from './acts/remarks.tsx';
import { SignatureBanner } from './acts/signature-banner.tsx';
import { useTakeOverHash } from './acts/use-take-over-hash.ts';
import { CallCard } from './card/call-card.tsx';
import { CallPrompt } from './card/call-prompt.tsx';
import { NextChecks } from './checks/next-checks.tsx';
import { Course } from './course.tsx';
import { EntriesPanel } from './entry/entries-panel.tsx';
import { EntryDialog } from './entry/entry-dialog.tsx';
import { SetDialog } from './entry/set-dialog.tsx';
import { LimitsBanner } from './limits/limits-banner.tsx';
import { LogPanel } from './log/log-panel.tsx';
import { type Part, PartTabs } from './part-tabs.tsx';
import { ContraindicationBanner } from './pre-dose/contraindication-banner.tsx';
import { PreDosePanel } from './pre-dose/pre-dose-panel.tsx';
import { RemsPanel } from './rems/rems-panel.tsx';
import { GlassBanner } from './restricted/glass-banner.tsx';
import { SeriousPanel } from './serious/serious-panel.tsx';
import classes from './session-screen.module.css';
import { PatientStrip } from './strip/patient-strip.tsx';
import { OpenSymptoms } from './symptoms/open-symptoms.tsx';
import { SymptomsPanel } from './symptoms/symptoms-panel.tsx';

interface Props {
  state: SessionState;
  version: number;
  judgement: Judgement;
  emergency: ReactNode;
  entry: ReactNode;
  /** `onCard`: shows what is read out when help is called. */
  alerts: (openAct: OpenAct, onCard: () => void) => ReactNode;
  readiness: (openAct: OpenAct, onExtend: () => void) => ReactNode;
  /** Acts on the record rather than the session. */
  others: readonly Choice[];
}

/** Wide enough for alerts and readiness beside the course; under it they are tabs. */
const WIDE = '(min-width: 1280px)';

/** The screen of one session: who, the acts of the moment, the course, and beside it alerts and readiness. */
export function SessionScreen(props: Props) {
  const { state, version, judgement, emergency, entry, alerts, readiness, others } = props;
  const wide = useMediaQuery(WIDE, window.matchMedia(WIDE).matches) ?? true;
  const [part, setPart] = useState<Part>('course');
  const [build, setBuild] = useState<ActBuilder | null>(null);
  const [entryId, setEntryId] = useState<string | null>(null);
  const [card, showCard] = useState(false);
  const [setAtMs, openSet] = useState<number | null>(null);
  const blind = useLive((live) => live.status === 'blind' || live.status === 'outdated');
  const [, goTo] = useLocation();
  const openAct: OpenAct = (builder) => setBuild(() => builder);
  const form = useForm(build, state, judgement);
  const ended = state.end !== null;
  const beforeDose = judgement.dosing.firstDoseAtMs === null;
  useTakeOverHash(openAct);
  useHotkey('b', () => goTo('/'));
  const focusEntry = () => document.querySelector<HTMLElement>('[data-entry]')?.focus();
  useHotkey('v', focusEntry);
  useHotkey('d', focusEntry);

  const view = { state, judgement, openAct };
  const remarks = (
    <>
      <Remarks {...view} onOpenEntry={setEntryId} onOpenLines={() => setPart('entries')} />
      <OpenSymptoms {...view} />
      <NextChecks state={state} judgement={judgement} />
    </>
  );
  const preDose = state.arrivedAtMs !== null && <PreDosePanel {...view} onRecord={focusEntry} />;
  const openCard = () => showCard(true);
  const cardChoice = ended || state.arrivedAtMs === null ? null : { label: 'Call card', onChoose: openCard };
  const alertsPanel = alerts(openAct, openCard);
  const readinessPanel = readiness(openAct, () => openAct(extendObservation(serverNow)));
  // A part that is not offered now shows the course: beside it stand alerts and readiness, and no draft before a dose.
  const besides = part === 'alerts' || part === 'readiness';
  const shown: Part =
    (wide && besides) || ((beforeDose || judgement.rems === null) && part === 'rems') ? 'course' : part;
  return (
    <div className={classes.screen}>
      <PatientStrip state={state} judgement={judgement} />
      <CallPrompt alerts={judgement.alerts} timeZone={state.timeZone} onCard={openCard} />
      <ContraindicationBanner state={state} standing={judgement.contraindication} openAct={openAct} />
      <div className={classes.columns}>
        <div className={classes.left}>
          <div className={classes.bars}>
            <PartTabs
              part={shown}
              onPart={setPart}
              wide={wide}
              alerts={judgement.alerts}
              hasRems={!beforeDose && judgement.rems !== null}
            />
            <ActBar
              state={state}
              judgement={judgement}
              openAct={openAct}
              others={cardChoice === null ? others : [cardChoice, ...others]}
              onRecord={focusEntry}
              emergency={emergency}
            />
          </div>
          <GlassBanner state={state} />
          <SignatureBanner
            signature={judgement.signature}
            timeZone={state.timeZone}
            onOpenEntry={setEntryId}
          />
          {!ended && <HoldBanner hold={judgement.hold} timeZone={state.timeZone} openAct={openAct} />}
          <LimitsBanner state={state} openAct={openAct} />
          <HandoverBanner state={state} openAct={openAct} />
          {shown === 'course' && (
            <>
              {beforeDose && !ended && preDose}
              {!wide && remarks}
              <Course state={state} version={version} judgement={judgement} onOpenSet={openSet} />
            </>
          )}
          {shown === 'symptoms' && (
            <>
              <SymptomsPanel {...view} onOpenEntry={setEntryId} />
              <SeriousPanel {...view} onOpenEntry={setEntryId} />
            </>
          )}
          {shown === 'entries' && (
            <>
              {(!beforeDose || ended) && preDose}
              <EntriesPanel state={state} onOpen={setEntryId} />
            </>
          )}
          {shown === 'rems' && judgement.rems !== null && <RemsPanel state={state} draft={judgement.rems} />}
          {shown === 'log' && (
            <LogPanel
              state={state}
              seq={version}
              criteria={judgement.readiness.criteria}
              onOpenEntry={setEntryId}
            />
          )}
          {shown === 'alerts' && alertsPanel}
          {shown === 'readiness' && readinessPanel}
          <div className={classes.entry}>{entry}</div>
        </div>
        {wide && (
          <aside className={classes.right} aria-label="Alerts and readiness">
            {alertsPanel}
            {remarks}
            {readinessPanel}
          </aside>
        )}
      </div>
      {form !== null && !blind && (
        <ActDialog
          key={form.key}
          sessionId={state.sessionId}
          timeZone={state.timeZone}
          about={`Chair ${state.chairId ?? '––'} · ${isolated(state.identity.name)} · born ${formatBirthDate(state.identity.birthDate)}`}
          form={form}
          onClose={() => setBuild(null)}
        />
      )}
      {entryId !== null && !blind && (
        <EntryDialog state={state} entryId={entryId} openAct={openAct} onClose={() => setEntryId(null)} />
      )}
      {card && !blind && (
        <CallCard state={state} judgement={judgement} openAct={openAct} onClose={() => showCard(false)} />
      )}
      {setAtMs !== null && !blind && (
        <SetDialog state={state} takenAtMs={setAtMs} openAct={openAct} onClose={() => openSet(null)} />
      )}
    </div>
  );
}

/** The open dialog, built from the record as it is now; null when none is open or it has lost its sense. */
function useForm(build: ActBuilder | null, state: SessionState, judgement: Judgement) {
  const { summaries } = useBoard();
  const chairIds = useLive((live) => live.clinic?.chairIds);
  const takenChairIds = Object.values(summaries)
    .filter(({ sessionId }) => sessionId !== state.sessionId)
    .flatMap(({ chairId }) => chairId ?? []);
  return build?.({ state, judgement, chairIds: chairIds ?? [], takenChairIds }) ?? null;
}
