import { type ReactNode, useState } from 'react';
import { useLive } from '#client/store/live.ts';
import type { WhoReason } from '#client/store/who-is-there.ts';
import type { Colleague, SignedInPerson } from '#shared/wire/people.ts';
import { ChooseColleague } from './choose-colleague.tsx';
import { ProveForm } from './prove-form.tsx';

interface Props {
  why: WhoReason;
  onProved: () => void;
  /** What else can be done while nobody is chosen yet. */
  children?: ReactNode;
}

/** First who, then the proof. */
export function WhoForm({ why, onProved, children }: Props) {
  const me = useLive((live) => live.me);
  const [chosen, setChosen] = useState<Colleague | null>(null);
  if (why === 'expiring' && me !== null)
    return <ProveForm colleague={asColleague(me)} passphraseOnly onProved={onProved} onBack={null} />;
  if (chosen === null)
    return (
      <>
        <ChooseColleague firstId={why === 'locked' ? (me?.staffId ?? null) : null} onChoose={setChosen} />
        {children}
      </>
    );
  return (
    <ProveForm
      key={chosen.staffId}
      colleague={chosen}
      passphraseOnly={false}
      onProved={onProved}
      onBack={() => setChosen(null)}
    />
  );
}

function asColleague({ staffId, name, role, hasPin }: SignedInPerson): Colleague {
  return { staffId, name, role, pinWorks: hasPin };
}
