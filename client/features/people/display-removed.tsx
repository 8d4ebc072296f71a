import { forgetDisplay } from '#client/connection/display.ts';
import { Act } from '#client/ui/act.tsx';
import { Door } from './door.tsx';

/** A wall display whose token no longer works: it asks nobody to sign in where anyone could look over a shoulder. */
export function DisplayRemoved() {
  return (
    <Door title="This display was removed">
      <p>Ask an admin for a new link, and open it on this screen.</p>
      <Act onClick={forgetDisplay}>Use this screen as a station</Act>
    </Door>
  );
}
