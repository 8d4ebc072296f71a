import { Link } from 'wouter';
import { usePolled } from '#client/connection/use-fetched.ts';
import { useRights } from '#client/store/rights.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Panels } from '#client/ui/panel.tsx';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { lineagePath, lineageUrl } from '../paths.ts';
import { EditorForm } from './editor-form.tsx';

/** Where an admin changes a protocol of the clinic. A shipped one is forked first. */
export function EditPage({ protocolId }: { protocolId: string }) {
  const barred = useRights().refusal('changeProtocols');
  const { fetched, again } = usePolled<ProtocolView>(lineageUrl(protocolId));
  if (barred !== null)
    return (
      <Panels>
        <Empty title={barred}>
          <Link href={lineagePath(protocolId)}>Read the protocol</Link>
        </Empty>
      </Panels>
    );
  if (fetched.status === 'ready' && fetched.answer.fields.length > 0)
    return <EditorForm view={fetched.answer} again={again} />;
  return (
    <Panels>
      <Answered fetched={fetched} what="protocol" onAgain={again}>
        {() => (
          <Empty title="A shipped protocol stays as it is">
            <Link href={lineagePath(protocolId)}>Fork it: the fork is the clinic’s to change</Link>
          </Empty>
        )}
      </Answered>
    </Panels>
  );
}
