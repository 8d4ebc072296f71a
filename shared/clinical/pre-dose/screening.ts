import type { ScoreContent } from '../../entries.ts';
import type { Act, SessionState, Standing } from '../../state.ts';
import type { Scale } from '../../vocabulary.ts';
import { NOT_OBTAINED_WORDS, scoreText } from '../scales.ts';
import { type Finding, finding, newestAct } from './line.ts';

/** [SCREEN] Every question of each visit answered; a yes says in words what was made of it, and stays named. */
export function judgeScreening(state: SessionState): Finding {
  const { screening: questions } = state.protocol;
  const answered = questions.flatMap(({ item, label }) => {
    const said = state.screening[item];
    return said === undefined ? [] : [{ label, said }];
  });
  const by = newestAct(answered.map(({ said }) => said));
  const labels = (found: typeof answered): string => found.map(({ label }) => label).join('; ');
  const yes = answered.filter(({ said }) => said.answer === 'yes');
  const unanswered = yes.filter(({ said }) => said.note === null);
  if (unanswered.length > 0)
    return finding('attention', `${labels(unanswered)}: say what was made of it`, by);
  const unknown = answered.filter(({ said }) => said.answer === 'unknown');
  if (unknown.length > 0) return finding('unknown', `${labels(unknown)}: not known`, by);
  const left = questions.length - answered.length;
  if (left > 0)
    return finding('open', answered.length === 0 ? '' : `${left} of ${questions.length} not asked`, by);
  return finding('done', yes.length === 0 ? `all ${questions.length} no` : `yes: ${labels(yes)}`, by);
}

/** The newest attempt at a scale with who made it, and whether it gave a number; null: none was made. */
function newestAttempt(state: SessionState, scale: Scale): (Standing<ScoreContent> & Act) | null {
  const newest = state.scores.findLast(({ content }) => content.scale === scale);
  const version = newest && state.entries[newest.entryId]?.versions.at(-1);
  return newest && version ? { ...newest, atMs: version.atMs, by: version.by } : null;
}

/** Whether somebody said, after it was recorded, that they looked at what this score found. */
function lookedAt(state: SessionState, item: 'suicideScreen' | 'phq9', sinceMs: number): Act | null {
  const said = state.checklist[item];
  return said !== undefined && said.answer === 'yes' && said.atMs >= sinceMs ? said : null;
}

/** The line was answered as not for today, with no score to the contrary. */
function leftOut(state: SessionState, item: 'suicideScreen' | 'phq9'): Finding | null {
  const said = state.checklist[item];
  return said?.answer === 'notApplicable' ? finding('done', 'not due today', said) : null;
}

/** [SCREEN] [SI] Negative, or positive and looked at by somebody afterwards; refused is not negative. */
export function judgeSuicideScreen(state: SessionState): Finding {
  const attempt = newestAttempt(state, 'suicideScreen');
  if (attempt === null) return leftOut(state, 'suicideScreen') ?? finding('open');
  const { value, notObtained } = attempt.content;
  if (value === null)
    return finding('unknown', NOT_OBTAINED_WORDS[notObtained ?? 'couldNotMeasure'], attempt);
  const words = scoreText('suicideScreen', value);
  if (value === 0) return finding('done', words, attempt);
  const seen = lookedAt(state, 'suicideScreen', attempt.atMs);
  if (seen !== null) return finding('done', `${words}, looked at`, seen);
  return finding('attention', `${words}: a clinician looks at it before the dose`, attempt);
}

/** [SCREEN] A total with its item 9; any thought of death or self-harm is looked at before the dose, whatever the total. */
export function judgePhq9(state: SessionState): Finding {
  const total = newestAttempt(state, 'phq9');
  const item9 = newestAttempt(state, 'phq9Item9');
  if (total === null && item9 === null) return leftOut(state, 'phq9') ?? finding('open');
  const words = total === null || total.content.value === null ? '' : scoreText('phq9', total.content.value);
  const thoughts = item9?.content.value ?? null;
  if (item9 !== null && thoughts !== null && thoughts > 0) {
    const text = `item 9: ${scoreText('phq9Item9', thoughts)}${words === '' ? '' : `; total ${words}`}`;
    const seen = lookedAt(state, 'phq9', item9.atMs);
    return seen === null
      ? finding('attention', `${text}: look at it before the dose`, item9)
      : finding('done', `${text}, looked at`, seen);
  }
  const missed = [total, item9].find((one) => one !== null && one.content.value === null) ?? null;
  if (missed !== null)
    return finding('unknown', NOT_OBTAINED_WORDS[missed.content.notObtained ?? 'couldNotMeasure'], missed);
  if (item9 === null) return finding('unknown', `total ${words}, item 9 not entered`, total);
  if (total === null) return finding('open', 'item 9 entered, no total', item9);
  return finding('done', `total ${words}; item 9: 0`, total);
}
