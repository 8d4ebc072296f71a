import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { formatWhen } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import type { WebhookInfo } from '#shared/wire/webhooks.ts';
import { LEVEL_WORDS, levelsText, outcomeText, standsText } from './webhook-words.ts';
import styles from './webhooks.module.css';

interface Props {
  webhook: WebhookInfo;
  onTest: () => void;
  onSwitchOff: () => void;
}

/** One place: when it is told, how its newest message fared, and the others below. */
export function WebhookPart({ webhook, onTest, onSwitchOff }: Props) {
  const nowMs = useNow();
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const { offAtMs, told } = webhook;
  const name = isolated(webhook.name);
  const stands = standsText(webhook, nowMs, zone);
  const choices = [
    { label: 'Send a test', onChoose: onTest },
    { label: 'Switch off', onChoose: onSwitchOff },
  ];
  return (
    <section className={styles.place} aria-label={name} data-off={offAtMs !== null || undefined}>
      <div className={styles.head}>
        <div>
          <h2>{name}</h2>
          <p className={styles.quiet}>{isolated(webhook.url)}</p>
          <p>{levelsText(webhook)}</p>
          <p data-failed={told[0]?.told === false || undefined} className={styles.stands}>
            {offAtMs !== null
              ? `Switched off ${formatWhen(offAtMs, nowMs, zone)}`
              : (stands ?? 'Nothing was sent yet: send a test.')}
          </p>
        </div>
        <MoreMenu label="Change" about={name} title={name} choices={offAtMs === null ? choices : []} />
      </div>
      {told.length > 0 && (
        <details>
          <summary>Messages ({told.length})</summary>
          <ul aria-label={`Messages to ${name}`}>
            {told.map((line) => (
              <li key={line.deliveryId} className={styles.line}>
                <span>{formatWhen(line.aboutMs, nowMs, zone)}</span>
                <span>{LEVEL_WORDS[line.level]}</span>
                <b data-failed={!line.told || undefined}>{outcomeText(line)}</b>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
