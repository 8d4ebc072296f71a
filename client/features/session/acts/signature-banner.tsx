import { Act } from '#client/ui/act.tsx';
import { changeText } from '#client/ui/change-after-signing.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import type { SignatureJudgement } from '#shared/clinical/signature.ts';
import classes from './acts.module.css';

interface Props {
  signature: SignatureJudgement | null;
  timeZone: string;
  onOpenEntry: (entryId: string) => void;
}

/** What was signed is no longer what stands here: says what changed since, when and by whom. The signature stays. */
export function SignatureBanner({ signature, timeZone, onOpenEntry }: Props) {
  if (signature === null || signature.supersededBy.length === 0) return null;
  return (
    <section className={classes.banner} aria-label="Signature superseded">
      <Icon name="pencil" />
      <div className={classes.changes}>
        <p>
          <b>Signature superseded: the record was changed after it was signed.</b>
          <small>
            Signed {formatClock(signature.atMs, timeZone)} by {actorName(signature.by)}; the signature stays
            on record.
          </small>
        </p>
        <ul>
          {signature.supersededBy.map((change) => {
            const text = changeText(change, timeZone);
            return (
              <li key={change.seq}>
                <span>{text}</span>
                <Act
                  look="link"
                  aria-label={`Look at it: ${text}`}
                  onClick={() => onOpenEntry(change.entryId)}
                >
                  Look
                </Act>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
