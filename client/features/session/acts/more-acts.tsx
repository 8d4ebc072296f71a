import { useRights } from '#client/store/rights.ts';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { type Choice, MoreMenu } from '#client/ui/more-menu.tsx';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { moreActs } from './offered-acts.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
  /** Acts on the record rather than the session: they are not part of its course. */
  others: readonly Choice[];
}

/** A button for the acts that are not of this moment. */
export function MoreActs({ state, judgement, openAct, others }: Props) {
  const { may } = useRights();
  // Whoever may set limits has nobody to propose them to.
  const acts = moreActs(state, judgement).filter(
    ({ right }) => may(right) && !(right === 'ProposeLimits' && may('FitLimits')),
  );
  const choices: Choice[] = acts.map(({ label, build }) => ({ label, onChoose: () => openAct(build) }));
  const paper: Choice = { label: 'Paper form', href: `/sessions/${state.sessionId}/paper` };
  return (
    <MoreMenu
      label="More"
      title="More acts"
      choices={[...choices, ...(acts.length > 0 ? [paper] : []), ...others]}
    />
  );
}
