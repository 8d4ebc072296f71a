import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { useWasDisplay } from './connection/display.ts';
import { DisplayRemoved } from './features/people/display-removed.tsx';
import { SignInPage } from './features/people/sign-in-page.tsx';
import { Frame } from './frame/frame.tsx';

const SetUpPage = lazy(() =>
  import('./features/people/links/set-up-page.tsx').then((page) => ({ default: page.SetUpPage })),
);
const WelcomePage = lazy(() =>
  import('./features/people/links/welcome-page.tsx').then((page) => ({ default: page.WelcomePage })),
);
const PairPage = lazy(() =>
  import('./features/people/links/pair-page.tsx').then((page) => ({ default: page.PairPage })),
);

/** What is shown of Afterdose to whom it does not know: the way in, and what one-time links lead to. */
export function Outside() {
  const wasDisplay = useWasDisplay();
  return (
    <Switch>
      <Route path="/set-up">
        <Frame title="Set up">
          <SetUpPage />
        </Frame>
      </Route>
      <Route path="/welcome">
        <Frame title="Welcome">
          <WelcomePage />
        </Frame>
      </Route>
      <Route path="/display">
        <Frame title="Wall display">
          <PairPage />
        </Frame>
      </Route>
      <Route>
        <Frame title="Sign in">{wasDisplay ? <DisplayRemoved /> : <SignInPage />}</Frame>
      </Route>
    </Switch>
  );
}
