import { NativeSelect } from '@mantine/core';
import { useLive } from '#client/store/live.ts';
import { Panel } from '#client/ui/panel.tsx';
import { sentenceCase } from '#shared/sentence-case.ts';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { documentName } from '../documents.ts';
import { whenText } from '../words.ts';
import { jobText } from './replay-words.ts';

interface Props {
  view: ProtocolView;
  jobs: readonly ReplayJob[];
  shown: string;
  onShow: (replayId: string) => void;
}

/** The results that the server still has. */
export function ReplayList({ view, jobs, shown, onShow }: Props) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  return (
    <Panel title="Results" count="newest first">
      <NativeSelect
        aria-label="Result"
        size="lg"
        data={jobs.map((job) => ({
          value: job.replayId,
          label: `${whenText(job.startedAtMs, zone)}: ${sentenceCase(documentName(view, job.hash))}, ${jobText(job)}`,
        }))}
        value={shown}
        onChange={({ currentTarget }) => onShow(currentTarget.value)}
      />
    </Panel>
  );
}
