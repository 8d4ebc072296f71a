import { useState } from 'react';
import { Link } from 'wouter';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './acts.module.css';
import { moreActs } from './offered-acts.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
}

/** A button for the acts that are not of this moment; each opens its own dialog in place of the list. */
export function MoreActs({ state, judgement, openAct }: Props) {
  const [opened, setOpened] = useState(false);
  const { may } = useRights();
  const acts = moreActs(state, judgement).filter(({ right }) => may(right));
  if (acts.length === 0) return null;
  return (
    <>
      <Act aria-haspopup="dialog" onClick={() => setOpened(true)}>
        More
      </Act>
      <Dialog title="More acts" opened={opened} onClose={() => setOpened(false)} size="sm">
        <ul className={classes.more}>
          {acts.map(({ label, build }) => (
            <li key={label}>
              <Act
                onClick={() => {
                  setOpened(false);
                  openAct(build);
                }}
              >
                {label}
              </Act>
            </li>
          ))}
          <li>
            <Link className={classes.paper} href={`/sessions/${state.sessionId}/paper`}>
              Paper form
            </Link>
          </li>
        </ul>
      </Dialog>
    </>
  );
}
