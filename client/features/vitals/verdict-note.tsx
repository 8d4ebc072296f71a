import { Act } from '#client/ui/act.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { severityLook } from '#client/ui/severity.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import type { Reason } from '#shared/judgement.ts';
import { AskWhy } from './ask-why.tsx';
import { worst } from './entry-verdict.ts';
import type { Filing } from './use-filing.ts';
import styles from './verdict-note.module.css';

interface Props {
  filing: Filing;
  /** `Chair 7, Fontaine`: whose set it is, repeated where a number surprises. */
  who: string;
  text: string;
  onText: (text: string) => void;
}

/** The one answer of the field: fine (silent), breaks a limit, surprising, or impossible. Never two of them. */
export function VerdictNote({ filing, who, text, onText }: Props) {
  const { verdict, tried, refused } = filing;
  if (refused) return <Refused filing={filing} who={who} />;
  switch (verdict.kind) {
    case 'empty':
      return tried > 0 ? <p className={styles.refused}>Nothing is typed yet. Nothing is filed.</p> : null;
    case 'unfinished':
      return tried > 0 ? <p className={styles.refused}>{verdict.sentence}</p> : null;
    case 'impossible':
      return <p className={styles.refused}>{verdict.sentences.join(' ')}</p>;
    case 'askWhy':
      return <AskWhy failures={verdict.failures} tried={tried} text={text} onText={onText} />;
    case 'late':
      return <p className={styles.ask}>{verdict.sentence}</p>;
    case 'surprising':
      return (
        <div className={styles.ask}>
          <p>
            {who}? {verdict.asks.map(({ sentence }) => sentence).join(' ')}
          </p>
          {verdict.reasons.length > 0 && <p>{raises(filing, verdict.reasons)}</p>}
          <Act onClick={() => void filing.file(true)}>Yes, re-checked</Act>
        </div>
      );
    case 'breaks':
      return <Breaks filing={filing} reasons={verdict.reasons} />;
    case 'unjudged':
      return <p className={styles.quiet}>Limits are checked when it is filed: the record is not here yet.</p>;
    case 'fine':
      return null;
  }
}

function Breaks({ filing, reasons }: { filing: Filing; reasons: Reason[] }) {
  const severity = worst(reasons);
  if (severity === null) return null;
  return (
    <p className={styles.breaks} data-severity={severityLook(severity).key}>
      <SeverityMark severity={severity} /> <span>{raises(filing, reasons)}</span>
    </p>
  );
}

/** Before the dose a broken limit holds it; after the dose it raises an alert. */
function raises({ state }: Filing, reasons: Reason[]): string {
  const severity = worst(reasons);
  const texts = reasons.map(({ text }) => text).join(' · ');
  if (state !== null && firstDoseAtMs(state) === null) return `Filing holds the dose: ${texts}`;
  return `Filing raises ${severity === null ? 'an alert' : severityLook(severity).word}: ${texts}`;
}

function Refused({ filing, who }: { filing: Filing; who: string }) {
  const recheck = filing.refused?.code === 'recheckNeeded';
  return (
    <div className={recheck ? styles.ask : styles.refused} role="alert">
      <p>
        {recheck ? `${who}? ` : 'Not recorded: '}
        {isolated(filing.refused?.sentence ?? '')}
      </p>
      {recheck && <Act onClick={() => void filing.file(true)}>Yes, re-checked</Act>}
    </div>
  );
}
