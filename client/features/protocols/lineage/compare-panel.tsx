import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { ChangeTable } from '../change-table.tsx';
import { comparable, DRAFT, knownChanges, nameOf, refOf } from './comparable.ts';
import styles from './lineage.module.css';
import { useCompared } from './use-compared.ts';

/** What differs between two documents of this protocol, in words; at first what the draft would change. */
export function ComparePanel({ view }: { view: ProtocolView }) {
  const choices = comparable(view);
  const [chosen, setChosen] = useState<{ before: string; after: string } | null>(null);
  const first = { before: choices[1]?.value ?? '', after: choices[0]?.value ?? '' };
  const { before, after } = chosen ?? first;
  const known = knownChanges(view, before, after);
  const asked = useCompared(known === null ? refOf(view, before) : null, refOf(view, after), stampOf(view));
  const compared = known === null ? asked : ({ status: 'ready', changes: known } as const);
  if (choices.length < 2) return null;
  const choose = (side: 'before' | 'after', label: string) => (
    <NativeSelect
      label={label}
      size="lg"
      data={choices}
      value={side === 'before' ? before : after}
      onChange={({ currentTarget }) => setChosen({ before, after, [side]: currentTarget.value })}
    />
  );
  return (
    <Panel title="Differences" count={countOf(compared.status === 'ready' ? compared.changes.length : null)}>
      <div className={styles.compare}>
        {choose('before', 'From')}
        {choose('after', 'To')}
      </div>
      {compared.status === 'failed' && (
        <ProblemNote title="The comparison did not load" sentence={compared.sentence} />
      )}
      {compared.status === 'ready' && (
        <ChangeTable
          changes={compared.changes}
          before={nameOf(choices, before)}
          after={nameOf(choices, after)}
          none="Nothing that is judged by differs."
        />
      )}
    </Panel>
  );
}

/** The draft is compared again when somebody has saved it again. */
function stampOf({ draft, version }: ProtocolView): string {
  return `${draft?.hash ?? ''} ${draft?.atMs ?? ''} ${version ?? DRAFT}`;
}

function countOf(count: number | null): string {
  if (count === null) return '';
  return count === 1 ? 'one' : String(count);
}
