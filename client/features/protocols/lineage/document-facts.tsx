import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolApproval, Replayed } from '#shared/wire/protocols.ts';
import { actorName, approvalText, loadText, replayedOver, whenText } from '../words.ts';
import styles from './lineage.module.css';

interface Props {
  approval: ProtocolApproval | null;
  replay: Replayed | null;
  zone: string;
}

/** What is known of one very document: who approved it, and what it would have done in sessions that are over. */
export function DocumentFacts({ approval, replay, zone }: Props) {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Approval</dt>
        <dd>
          <span data-open={approval === null || undefined}>{approvalText(approval)}</span>
          {approval !== null && (
            <small>
              Recorded {whenText(approval.atMs, zone)} by {actorName(approval.by)}
              {approval.note !== null && `: ${isolated(approval.note)}`}
            </small>
          )}
        </dd>
      </div>
      <div>
        <dt>Last replay</dt>
        <dd>
          {replay === null ? (
            <span data-open>Never replayed</span>
          ) : (
            <>
              <span data-open={replay.sums.overBudget || undefined}>{loadText(replay.sums)}</span>
              <small>
                Over {replayedOver(replay)}, {whenText(replay.atMs, zone)}, by {actorName(replay.by)}
              </small>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}
