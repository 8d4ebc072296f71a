import { useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import { shortId } from './trail-words.ts';

/** An id in short; pressing it copies the whole. Where a browser does not let a page copy, the whole id appears. */
export function CopyId({ id }: { id: string }) {
  const [said, setSaid] = useState<'short' | 'copied' | 'whole'>('short');
  const copy = () =>
    navigator.clipboard?.writeText(id).then(
      () => setSaid('copied'),
      () => setSaid('whole'),
    ) ?? setSaid('whole');
  return (
    <>
      <Act look="link" title={id} onClick={() => void copy()}>
        <span className="visually-hidden">Copy the id </span>
        {said === 'whole' ? id : shortId(id)}
      </Act>
      <span role="status">{said === 'copied' ? ' copied' : ''}</span>
    </>
  );
}
