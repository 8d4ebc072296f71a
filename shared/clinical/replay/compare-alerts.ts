import type { Alert } from '../../judgement.ts';
import { severityRank } from '../../vocabulary.ts';
import type { AlertPair, ReplayedAlert, SessionReplay } from '../../wire/replay.ts';
import type { Course } from './course.ts';
import { replayedAlert } from './replayed-alert.ts';
import { type Trouble, troublesOf } from './same-alert.ts';

/** [REPLAY] Which alerts of one session another protocol adds, takes away, raises higher or lower, or at another time. */
export function compareAlerts(before: Course, after: Course): SessionReplay['alerts'] {
  const troubles = troublesOf(before.alerts, after.alerts);
  const pairs = troubles.flatMap((trouble) => pairOf(before, after, trouble));
  const isChanged = ({ before: was, after: is }: AlertPair) => was.severity !== is.severity;
  const isMoved = ({ before: was, after: is }: AlertPair) => was.atMin !== is.atMin;
  const only = (course: Course, side: keyof Trouble, other: keyof Trouble) =>
    troubles
      .filter((trouble) => trouble[other].length === 0)
      .flatMap((trouble) => trouble[side].map((alert) => replayedAlert(course.state, alert)));
  return {
    added: only(after, 'after', 'before'),
    removed: only(before, 'before', 'after'),
    changed: pairs.filter(isChanged),
    moved: pairs.filter((pair) => !isChanged(pair) && isMoved(pair)),
  };
}

/** Of several alerts that were one trouble, the first says when, the worst what. */
function pairOf(before: Course, after: Course, trouble: Trouble): AlertPair[] {
  const was = worstOf(before, trouble.before);
  const is = worstOf(after, trouble.after);
  return was && is ? [{ before: was, after: is }] : [];
}

function worstOf(course: Course, alerts: readonly Alert[]): ReplayedAlert | null {
  const [first] = alerts;
  if (first === undefined) return null;
  const worst = alerts.reduce((a, b) => (severityRank(b.peak) > severityRank(a.peak) ? b : a));
  return { ...replayedAlert(course.state, worst), atMin: replayedAlert(course.state, first).atMin };
}
