import { Route, Switch } from 'wouter';
import { useWasDisplay } from './connection/display.ts';
import { DisplayRemoved } from './features/people/display-removed.tsx';
import { SignInPage } from './features/people/sign-in-page.tsx';
import { Frame } from './frame/frame.tsx';

/** What is shown of Afterdose to whom it does not know: the way in, and what one-time links lead to. */
export function Outside() {
  const wasDisplay = useWasDisplay();
  return (
    <Switch>
      <Route>
        <Frame title="Sign in">{wasDisplay ? <DisplayRemoved /> : <SignInPage />}</Frame>
      </Route>
    </Switch>
  );
}
