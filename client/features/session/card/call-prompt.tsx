import { Act } from '#client/ui/act.tsx';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import type { Judgement } from '#shared/judgement.ts';
import classes from '../acts/acts.module.css';

interface Props {
  alerts: Judgement['alerts'];
  timeZone: string;
  onCard: () => void;
}

/** While an alert stands that everyone on site was told of: whether help is called from outside. A person decides. */
export function CallPrompt({ alerts, timeZone, onCard }: Props) {
  const told = alerts.open.flatMap((alert) => alert.told.find(({ who }) => who === 'everyone') ?? [])[0];
  if (told === undefined) return null;
  return (
    <section className={classes.banner} role="alert" aria-label="Call emergency services?">
      <Icon name="bell" />
      <p>
        <b>Call emergency services now?</b>
        <small>Everyone on site was told {formatClock(told.atMs, timeZone)}. A person decides.</small>
      </p>
      <Act look="primary" onClick={onCard}>
        Call card
      </Act>
    </section>
  );
}
