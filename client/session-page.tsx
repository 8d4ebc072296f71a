import { useState } from 'react';
import { AlertsPanel } from './features/alerts/alerts-panel.tsx';
import { EmergencyButton } from './features/alerts/emergency-button.tsx';
import { HandOverDialog } from './features/handover/hand-over-dialog.tsx';
import { RestrictById } from './features/patients/restriction/restrict-by-id.tsx';
import { type RestrictAct, restrictionChoices } from './features/patients/restriction/restriction-choices.ts';
import { ReadinessPanel } from './features/readiness/readiness-panel.tsx';
import { ownGlassUntil } from './features/session/restricted/own-glass.ts';
import { RestrictedPage } from './features/session/restricted/restricted-page.tsx';
import { SessionScreen } from './features/session/session-screen.tsx';
import { QuickEntry } from './features/vitals/quick-entry.tsx';
import { boardStore } from './store/board.ts';
import { useLive } from './store/live.ts';
import { serverNow } from './store/now.ts';
import { useRights } from './store/rights.ts';
import { useJudgement, usePending, useSessionFacts } from './store/sessions.ts';
import { Loading } from './ui/loading.tsx';
import { PendingStrip } from './ui/pending-strip.tsx';
import { ProblemNote } from './ui/problem-note.tsx';

/** One patient's session: composed here of the features that know nothing of each other. */
export function SessionPage({ sessionId }: { sessionId: string }) {
  const { status, state, version, problem } = useSessionFacts(sessionId);
  const judgement = useJudgement(sessionId);
  const pending = usePending(sessionId);
  const me = useLive((live) => live.me);
  const restricted = boardStore((board) => board.received[sessionId]?.restricted ?? false);
  const [handing, hand] = useState(false);
  const { may } = useRights();
  const [restricting, setRestricting] = useState<RestrictAct | null>(null);
  if (status === 'failed') {
    if (problem?.code === 'restricted') return <RestrictedPage sessionId={sessionId} />;
    return (
      <ProblemNote
        title="The record did not load"
        sentence={problem?.sentence ?? 'The server did not say why.'}
      />
    );
  }
  if (state === null || judgement === null) return <Loading what="the record" />;
  // Who looks without having broken the glass is named.
  const named = me !== null && ownGlassUntil(state, me.staffId, serverNow()) === null;
  const target = { sessionId, chairId: state.chairId, identity: state.identity };
  return (
    <>
      <SessionScreen
        key={sessionId}
        state={state}
        version={version}
        judgement={judgement}
        emergency={<EmergencyButton sessionId={sessionId} chairId={state.chairId} />}
        entry={
          state.arrivedAtMs !== null && state.end === null ? (
            <QuickEntry sessions={[target]} boundSessionId={sessionId} onBind={() => undefined} />
          ) : (
            <PendingStrip pending={pending} />
          )
        }
        alerts={(openAct, onCard) => (
          <AlertsPanel
            sessionId={sessionId}
            timeZone={state.timeZone}
            judgement={judgement}
            mayRaise={state.end === null}
            openAct={openAct}
            onCard={onCard}
          />
        )}
        readiness={(openAct, onExtend) => (
          <ReadinessPanel state={state} judgement={judgement} openAct={openAct} onExtend={onExtend} />
        )}
        others={[
          ...(may('OfferHandover') && state.arrivedAtMs !== null && state.end === null
            ? [{ label: 'Hand over', onChoose: () => hand(true) }]
            : []),
          ...restrictionChoices(me?.role, { restricted, named }, setRestricting),
        ]}
      />
      {handing && <HandOverDialog patients={[target]} onClose={() => hand(false)} />}
      {restricting !== null && (
        <RestrictById patientId={state.patientId} act={restricting} onClose={() => setRestricting(null)} />
      )}
    </>
  );
}
