import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { CUFF_FAMILY, HOLDER_FAMILY } from '#shared/clinical/alerts/episodes.ts';
import { namedReasons } from '#shared/clinical/alerts/message.ts';
import type { SilenceDuty } from '#shared/events.ts';
import type { Alert } from '#shared/judgement.ts';

const TOLD_WORDS = {
  secondNurse: 'second nurse',
  prescriber: 'prescriber',
  everyone: 'everyone on site',
} as const;

const PROMISED: Record<SilenceDuty, string> = {
  recheck: 'measures again',
  prescriberCalled: 'has called the prescriber',
  expected: 'expects it, and looks again',
};

const ENDED_WORDS = {
  cleared: 'cleared',
  notConfirmed: 'not confirmed by the repeat',
  closed: 'closed',
  withdrawn: 'withdrawn: its reading was entered in error',
  corrected: 'its reading was corrected',
  replaced: 'replaced',
  late: 'logged late',
} as const;

/** Every reason that the alert's message does not name. */
export function otherReasons(alert: Alert): string {
  const named = new Set(namedReasons(alert.reasons).map(({ text }) => text));
  const others = alert.reasons.map(({ text }) => text).filter((text) => !named.has(text));
  return others.length === 0 ? '' : `Also ${others.map(isolated).join(', ')}`;
}

const EVIDENCE_WORDS = { clinical: 'Taken', overdue: 'Was due', technical: 'Last heard' } as const;

/** The instant an alert stands on: `Taken 14:10`, `Was due 14:10`, `Last heard 14:10`, of what is over `Worst 14:10`. */
export function evidenceOf(alert: Alert, timeZone: string): string {
  if (alert.family === HOLDER_FAMILY) return `With nobody since ${formatClock(alert.evidenceAtMs, timeZone)}`;
  if (alert.family === CUFF_FAMILY) return `Failed since ${formatClock(alert.evidenceAtMs, timeZone)}`;
  if (alert.status === 'latched') return `Worst ${formatClock(alert.evidenceAtMs, timeZone)}`;
  return `${EVIDENCE_WORDS[alert.alertClass]} ${formatClock(alert.evidenceAtMs, timeZone)}`;
}

/** How far an open alert has come: seen, confirmed or not, told to whom, when to repeat, how far it is inside. */
export function courseOf(alert: Alert, timeZone: string): string[] {
  const at = (instant: number) => formatClock(instant, timeZone);
  const lines: string[] = [];
  const seen = alert.acknowledgements.map(seenBy(timeZone));
  // A tick only before what still counts.
  if (seen.length > 0) lines.push(`${alert.acknowledged === null ? '' : '✓ '}Seen ${seen.join(', ')}`);
  if (alert.silenced !== null) lines.push(silencedText(alert.silenced, timeZone));
  if (alert.soundingSinceMs > alert.raisedAtMs) lines.push(`Called again ${at(alert.soundingSinceMs)}`);
  // A number is confirmed by a repeat; that a check is late or a device silent needs none.
  if (alert.confirmedAtMs !== null && alert.alertClass === 'clinical')
    lines.push(`Confirmed ${at(alert.confirmedAtMs)}`);
  for (const { who, atMs } of alert.told) lines.push(`Escalated to ${TOLD_WORDS[who]} ${at(atMs)}`);
  if (alert.repeatDueAtMs !== null) lines.push(`Repeat by ${at(alert.repeatDueAtMs)}`);
  if (alert.insideCount > 0 && alert.insideCount < alert.insideToClear) {
    lines.push(`Inside ${alert.insideCount} of ${alert.insideToClear}`);
  }
  if (alert.clearedAtMs !== null) lines.push(`Clear since ${at(alert.clearedAtMs)}`);
  return lines;
}

/** `Silent until 14:05: Nora Keller will measure again` */
function silencedText({ untilMs, by, duty }: NonNullable<Alert['silenced']>, timeZone: string): string {
  const who = by.kind === 'system' ? '' : `${isolated(by.name)} `;
  return `Silent until ${formatClock(untilMs, timeZone)}: ${who}${PROMISED[duty]}`;
}

function seenBy(timeZone: string) {
  return ({ by, atMs }: Alert['acknowledgements'][number]) =>
    `${by.kind === 'system' ? '' : `${isolated(by.name)} `}${formatClock(atMs, timeZone)}`;
}

/** Since when an ended alert was open and who saw it; empty for what was only logged late. */
export function lifeOf(alert: Alert, timeZone: string): string {
  if (alert.ended?.why === 'late') return '';
  const seen = alert.acknowledgements.map(seenBy(timeZone));
  const since = `since ${formatClock(alert.raisedAtMs, timeZone)}`;
  return `${since}, ${seen.length === 0 ? 'seen by nobody' : `seen ${seen.join(', ')}`}`;
}

/** How an ended alert ended: when, why, by whom, with which note. */
export function endingOf(alert: Alert, timeZone: string): string {
  if (alert.ended === null) return '';
  const { atMs, why, by, note } = alert.ended;
  const who = by === null || by.kind === 'system' ? '' : ` by ${isolated(by.name)}`;
  return `${formatClock(atMs, timeZone)} ${ENDED_WORDS[why]}${who}${note === null ? '' : `: ${isolated(note)}`}`;
}
