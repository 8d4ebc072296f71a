import { lazy, useEffect } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { ClinicFrame } from './clinic-frame.tsx';
import { startLink } from './connection/link.ts';
import { LINK_PATHS } from './connection/link-token.ts';
import { findMe } from './connection/me.ts';
import { setShowsBoard } from './connection/presence.ts';
import { BoardPage, type EntryDock } from './features/board/board-page.tsx';
import { RoundPage } from './features/board/round/round-page.tsx';
import { WaitingTray } from './features/devices/waiting-tray.tsx';
import { BlankPaperPage } from './features/paper/blank-paper-page.tsx';
import { ChairsPaperPage } from './features/paper/chairs-paper-page.tsx';
import { SessionPaperPage } from './features/paper/session-paper-page.tsx';
import { LockPanel } from './features/people/lock-panel.tsx';
import { WhoDialog } from './features/people/who-dialog.tsx';
import { QuickEntry } from './features/vitals/quick-entry.tsx';
import { Frame } from './frame/frame.tsx';
import { Scheme } from './frame/scheme.tsx';
import { Outside } from './outside.tsx';
import { startSound } from './sound/run-sound.ts';
import { aroundNav } from './store/leave-guard.ts';
import { useLive } from './store/live.ts';
import { useRights } from './store/rights.ts';
import { Empty } from './ui/empty.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { Loading } from './ui/loading.tsx';

/**
 * A station opens on the board; what else it needs comes when it is asked for, the charts above all. Paper forms come
 * with the board: they are wanted most when the server cannot be asked.
 */
const DeskPage = lazy(() => import('./desk-page.tsx').then((page) => ({ default: page.DeskPage })));
const PatientPage = lazy(() => import('./patient-page.tsx').then((page) => ({ default: page.PatientPage })));
const DevicesPage = lazy(() =>
  import('./features/devices/devices-page.tsx').then((page) => ({ default: page.DevicesPage })),
);
const PeoplePage = lazy(() =>
  import('./features/staff/people-page.tsx').then((page) => ({ default: page.PeoplePage })),
);
const DisplaysPage = lazy(() =>
  import('./features/displays/displays-page.tsx').then((page) => ({ default: page.DisplaysPage })),
);
const ProtocolPages = lazy(() =>
  import('./features/protocols/protocol-pages.tsx').then((pages) => ({ default: pages.ProtocolPages })),
);
const NoisePage = lazy(() =>
  import('./features/noise/noise-page.tsx').then((page) => ({ default: page.NoisePage })),
);
const ClinicPage = lazy(() =>
  import('./features/clinic/clinic-page.tsx').then((page) => ({ default: page.ClinicPage })),
);
const HandoverPage = lazy(() =>
  import('./features/handover/handover-page.tsx').then((page) => ({ default: page.HandoverPage })),
);
const WebhooksPage = lazy(() =>
  import('./features/webhooks/webhooks-page.tsx').then((page) => ({ default: page.WebhooksPage })),
);
const TrailPage = lazy(() =>
  import('./features/trail/trail-page.tsx').then((page) => ({ default: page.TrailPage })),
);
const EntryPage = lazy(() =>
  import('./features/vitals/entry-page.tsx').then((page) => ({ default: page.EntryPage })),
);
const OwnSignInPage = lazy(() =>
  import('./features/people/own/own-sign-in-page.tsx').then((page) => ({ default: page.OwnSignInPage })),
);
const SessionPage = lazy(() => import('./session-page.tsx').then((page) => ({ default: page.SessionPage })));

/** What a locked station still shows. */
const BOARDS: readonly string[] = ['/', '/wall'];

export function App() {
  return (
    <Scheme>
      <ErrorBoundary what="This page">
        <Router aroundNav={aroundNav}>
          <Station />
        </Router>
      </ErrorBoundary>
    </Scheme>
  );
}

/** Nothing of the clinic is drawn, and no connection is made, before somebody is signed in. */
function Station() {
  const known = useLive((live) => live.meKnown);
  const isDisplay = useLive((live) => live.display !== null);
  const somebody = useLive((live) => live.me !== null) || isDisplay;
  const [path] = useLocation();
  useEffect(() => {
    if (!known) void findMe();
  }, [known]);
  useEffect(() => (somebody ? startLink() : undefined), [somebody]);
  useEffect(() => (somebody ? startSound() : undefined), [somebody]);
  useEffect(() => setShowsBoard(isDisplay || BOARDS.includes(path)), [isDisplay, path]);
  if (!known) return <Loading what="Afterdose" waitsFor="The server does not answer. Trying again." />;
  if (!somebody || LINK_PATHS.includes(path)) return <Outside />;
  if (isDisplay) return <Wall />;
  return (
    <>
      <Pages />
      <WhoDialog />
    </>
  );
}

/** A wall display shows the board and nothing else, whatever its address says. */
function Wall() {
  const [path] = useLocation();
  if (path !== '/wall') return <Redirect to="/wall" replace />;
  return (
    <Frame title="Wall" wall>
      <BoardPage wall tray={<WaitingTray wall />} />
    </Frame>
  );
}

function Pages() {
  const locked = useLive((live) => live.me?.locked === true);
  const { may } = useRights();
  const [path] = useLocation();
  if (locked && !BOARDS.includes(path))
    return (
      <Frame title="Locked">
        <LockPanel />
      </Frame>
    );
  return (
    <Switch>
      <Route path="/">
        <Frame title="Board">
          <BoardPage
            {...(may('RecordSet') && { entry: (dock: EntryDock) => <QuickEntry {...dock} /> })}
            tray={<WaitingTray />}
          />
        </Frame>
      </Route>
      <Route path="/wall">
        <Frame title="Wall" wall>
          <BoardPage wall tray={<WaitingTray wall />} />
        </Frame>
      </Route>
      <Route path="/sign-in">
        <Redirect to="/" />
      </Route>
      <Route path="/me">
        <Frame title="Your sign-in">
          <OwnSignInPage />
        </Frame>
      </Route>
      <Route path="/arrivals">
        <Frame title="Arrivals">
          <DeskPage />
        </Frame>
      </Route>
      <Route path="/patients/:patientId">
        {({ patientId }) => (
          <Frame title="Patient">
            <PatientPage key={patientId} patientId={patientId} />
          </Frame>
        )}
      </Route>
      <Route path="/devices">
        <Frame title="Devices">
          <DevicesPage />
        </Frame>
      </Route>
      <Route path="/round">
        <Frame title="Round">
          <RoundPage {...(may('RecordSet') && { entry: (dock: EntryDock) => <QuickEntry {...dock} /> })} />
        </Frame>
      </Route>
      <Route path="/handover">
        <Frame title="Handover">
          <HandoverPage />
        </Frame>
      </Route>
      <Route path="/people">
        <ClinicFrame page="/people">
          <PeoplePage />
        </ClinicFrame>
      </Route>
      <Route path="/displays">
        <ClinicFrame page="/displays">
          <DisplaysPage />
        </ClinicFrame>
      </Route>
      <Route path="/protocols/*?">
        <ClinicFrame page="/protocols">
          <ProtocolPages />
        </ClinicFrame>
      </Route>
      <Route path="/noise">
        <ClinicFrame page="/noise">
          <NoisePage />
        </ClinicFrame>
      </Route>
      <Route path="/outside">
        <ClinicFrame page="/outside">
          <WebhooksPage />
        </ClinicFrame>
      </Route>
      <Route path="/clinic">
        <ClinicFrame page="/clinic">
          <ClinicPage />
        </ClinicFrame>
      </Route>
      <Route path="/trail">
        <ClinicFrame page="/trail">
          <TrailPage />
        </ClinicFrame>
      </Route>
      <Route path="/sessions/:sessionId">
        {({ sessionId }) => (
          <Frame title="Session">
            <SessionPage sessionId={sessionId} />
          </Frame>
        )}
      </Route>
      <Route path="/sessions/:sessionId/entry">
        {({ sessionId }) => (
          <Frame title="Record">
            <EntryPage sessionId={sessionId} />
          </Frame>
        )}
      </Route>
      <Route path="/paper">
        <Frame title="Paper form" paper="blank">
          <BlankPaperPage />
        </Frame>
      </Route>
      <Route path="/paper/chairs">
        <Frame title="Paper forms" paper="filled">
          <ChairsPaperPage />
        </Frame>
      </Route>
      <Route path="/sessions/:sessionId/paper">
        {({ sessionId }) => (
          <Frame title="Paper form" paper="filled">
            <SessionPaperPage sessionId={sessionId} />
          </Frame>
        )}
      </Route>
      <Route>
        <Frame title="Not found">
          <Empty title="There is no such page" />
        </Frame>
      </Route>
    </Switch>
  );
}
