import { Link } from 'wouter';
import { useDraft } from '#client/store/drafts.ts';
import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import type { ProtocolSummary } from '#shared/wire/protocols.ts';
import { draftKey, lineagePath } from '../paths.ts';
import {
  actorName,
  approvalText,
  loadText,
  originText,
  replayedOver,
  stateText,
  whenText,
} from '../words.ts';
import styles from './list.module.css';

interface Props {
  protocol: ProtocolSummary;
  /** null: not for this person. */
  onFork: (() => void) | null;
  onExport: () => void;
}

/** One protocol: what is on, who approved it, its alarm load, and a draft that waits. */
export function ProtocolRow({ protocol, onFork, onExport }: Props) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const [unsaved] = useDraft(draftKey(protocol.protocolId));
  const { approval, draft, drug, replay, route, version } = protocol;
  const origin = originText(protocol);
  const name = isolated(protocol.name);
  return (
    <li className={styles.protocol} data-off={protocol.state !== 'on' || undefined}>
      <p className={styles.who}>
        <Link href={lineagePath(protocol.protocolId)}>{name}</Link>
        <span>
          {isolated(drug)}, {isolated(route)}
          {origin !== null && ` · ${origin}`}
        </span>
      </p>
      <p>
        <b>{stateText(protocol)}</b>
        {version !== null && <span data-open={approval === null || undefined}>{approvalText(approval)}</span>}
      </p>
      <p>
        {replay === null ? (
          <span>{version === null ? '' : 'Never replayed'}</span>
        ) : (
          <>
            <span>Replayed over {replayedOver(replay)}</span>
            <span>{loadText(replay.sums)}</span>
          </>
        )}
        {draft !== null && (
          <span data-open>
            Draft of {actorName(draft.by)}, {whenText(draft.atMs, zone)}
          </span>
        )}
        {unsaved !== '' && <span data-open>Changes on this station, not saved</span>}
      </p>
      <MoreMenu
        label="More"
        about={name}
        title={name}
        choices={[
          ...(onFork === null ? [] : [{ label: 'Fork', onChoose: onFork }]),
          { label: 'Export', onChoose: onExport },
        ]}
      />
    </li>
  );
}
