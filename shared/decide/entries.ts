import { surprisesOf } from '../clinical/preview.ts';
import { findImpossibleScore } from '../clinical/scales.ts';
import { findImpossible, type Surprise } from '../clinical/vitals.ts';
import type { Refusal, SessionCommand } from '../commands.ts';
import { refusal } from '../commands.ts';
import type { EntryContent } from '../entries.ts';
import type { SessionEvent } from '../events.ts';
import type { SessionState } from '../state.ts';
import { accept, type Decision, refuse, refuseWith } from './answers.ts';
import {
  findImpossibleDose,
  findImpossibleLozengeEnd,
  findImpossibleStep,
  findImpossibleWeight,
} from './possible-doses.ts';
import { findWrongEntryTime, findWrongTime, frameOf } from './times.ts';

type Body<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>['body'];

/** Why this content cannot be a fact at all; null when it can. `pointer` is where the content lies in the command. */
export function findImpossibleContent(
  state: SessionState,
  content: EntryContent,
  nowMs: number,
  pointer: string,
): Refusal | null {
  switch (content.kind) {
    case 'reading': {
      const found = findImpossible(content.vitals, content.failed)[0];
      if (!found) return null;
      const at = found.pointer?.startsWith('/failed') ? pointer : `${pointer}/vitals`;
      return { ...found, pointer: `${at}${found.pointer ?? ''}` };
    }
    case 'score': {
      const found = findImpossibleScore(content);
      return found && { ...found, pointer: `${pointer}${found.pointer ?? ''}` };
    }
    case 'dose':
      return findImpossibleDose(state, content, nowMs, pointer);
    case 'infusion':
      return findImpossibleStep(state, content, pointer);
    case 'lozengeEnd':
      return findImpossibleLozengeEnd(state, content, pointer);
    case 'weight':
      return findImpossibleWeight(content, pointer);
    case 'homeMedicine':
      if (content.lastTakenAtMs === null || content.lastTakenAtMs <= nowMs) return null;
      return refusal('timeInFuture', 'It was last taken later than now.', `${pointer}/lastTakenAtMs`);
    case 'seriousEvent':
    case 'symptom': {
      if (content.endAtMs === null) return null;
      if (content.endAtMs < content.takenAtMs) {
        return refusal('impossibleValue', 'It ends before it begins.', `${pointer}/endAtMs`);
      }
      return findWrongTime(frameOf(state, content), content.endAtMs, nowMs, `${pointer}/endAtMs`);
    }
    case 'waste':
    case 'medicine':
    case 'note':
      return null;
  }
}

/** A value of the confirm band that nobody has re-checked and that is asked about first, or after filing (12.2). */
function findUnanswered(
  state: SessionState,
  content: EntryContent,
  rechecked: readonly string[],
  ask: 'first' | 'after',
): Surprise | undefined {
  if (content.kind !== 'reading') return undefined;
  return surprisesOf(state, content).find((item) => item.ask === ask && !rechecked.includes(item.key));
}

interface Part {
  entryId: string;
  content: EntryContent;
  pointer: string;
}

function findPartProblem(
  state: SessionState,
  part: Part,
  lateReason: string | null,
  nowMs: number,
): Refusal | null {
  if (state.arrivedAtMs === null) {
    return refusal('wrongStage', 'The patient has not arrived. Seat the patient on a chair first.');
  }
  if (state.entries[part.entryId]) {
    return refusal(
      'duplicateEntry',
      'This entry is already recorded.',
      `${part.pointer.replace('/content', '')}/entryId`,
    );
  }
  return (
    findImpossibleContent(state, part.content, nowMs, part.pointer) ??
    findWrongEntryTime(state, part.content, lateReason, nowMs, part.pointer)
  );
}

function entryRecorded(
  state: SessionState,
  part: Part,
  rechecked: readonly string[],
  lateReason: string | null,
): SessionEvent {
  const needsReview = findUnanswered(state, part.content, rechecked, 'after') !== undefined;
  const { entryId, content } = part;
  return {
    type: 'EntryRecorded',
    body: { entryId, content, source: { by: 'staff' }, needsReview, lateReason },
  };
}

/** One set under one time: all of it is recorded or none. Refusals: emptySet, impossibleValue, recheckNeeded, times. */
export function decideSet(state: SessionState, body: Body<'RecordSet'>, nowMs: number): Decision {
  const parts: Part[] = [
    ...(body.reading ? [{ ...body.reading, pointer: '/reading/content' }] : []),
    ...body.scores.map((score, index) => ({ ...score, pointer: `/scores/${index}/content` })),
  ];
  if (parts.length === 0) return refuse('emptySet', 'Nothing was measured. Nothing is filed.');
  if (new Set(parts.map((part) => part.entryId)).size < parts.length) {
    return refuse('duplicateEntry', 'Two parts of this set have the same id.');
  }
  for (const part of parts) {
    const problem = findPartProblem(state, part, body.lateReason, nowMs);
    if (problem) return refuseWith(problem);
    const ask = findUnanswered(state, part.content, body.rechecked, 'first');
    if (ask) return refuse('recheckNeeded', ask.sentence, `/reading/content/vitals/${ask.key}`);
  }
  return accept(...parts.map((part) => entryRecorded(state, part, body.rechecked, body.lateReason)));
}

type EntryCommand =
  | 'GiveDose'
  | 'RunInfusion'
  | 'EndLozenge'
  | 'RecordWeight'
  | 'RecordWaste'
  | 'GiveMedicine'
  | 'RecordHomeMedicine'
  | 'ReportSeriousEvent'
  | 'ReportSymptom'
  | 'WriteNote';

/** What was given, weighed or thrown away, medicines, symptoms and notes. A fact is never refused for a rule (12.21). */
export function decideEntry(state: SessionState, body: Body<EntryCommand>, nowMs: number): Decision {
  const part = { ...body, pointer: '/content' };
  const late = body.content.kind === 'note' ? (body.lateReason ?? 'note') : body.lateReason;
  const problem = findPartProblem(state, part, late, nowMs);
  return problem ? refuseWith(problem) : accept(entryRecorded(state, part, [], body.lateReason));
}

/**
 * A new version linked to the old one. Refusals: unknownEntry, conflict (corrected meanwhile), alreadyDone
 * (withdrawn), impossibleValue, times.
 */
export function decideCorrection(state: SessionState, body: Body<'CorrectEntry'>, nowMs: number): Decision {
  const entry = state.entries[body.entryId];
  if (!entry) return refuse('unknownEntry', 'There is no such entry in this session.', '/entryId');
  if (entry.withdrawn) return refuse('alreadyDone', 'This entry was marked as entered in error.', '/entryId');
  if (entry.versions.length !== body.version) {
    const by = entry.versions.at(-1)?.by;
    const who = by && by.kind !== 'system' ? by.name : 'Someone';
    return refuse(
      'conflict',
      `${who} has corrected this entry meanwhile. Look at it again; nothing was changed.`,
      '/version',
    );
  }
  const old = entry.versions.at(-1)?.content;
  if (old?.kind !== body.content.kind) {
    return refuse('impossibleValue', 'A correction keeps the kind of the entry.', '/content/kind');
  }
  if (old.kind === 'score' && body.content.kind === 'score' && old.scale !== body.content.scale) {
    return refuse('impossibleValue', 'A correction keeps the scale of the score.', '/content/scale');
  }
  const problem =
    findImpossibleContent(state, body.content, nowMs, '/content') ??
    findWrongTime(frameOf(state, body.content), body.content.takenAtMs, nowMs, '/content/takenAtMs');
  const { entryId, content, reason } = body;
  return problem
    ? refuseWith(problem)
    : accept({ type: 'EntryCorrected', body: { entryId, content, reason } });
}

export function decideWithdrawal(state: SessionState, body: Body<'WithdrawEntry'>): Decision {
  const entry = state.entries[body.entryId];
  if (!entry) return refuse('unknownEntry', 'There is no such entry in this session.', '/entryId');
  if (entry.withdrawn)
    return refuse('alreadyDone', 'This entry is already marked as entered in error.', '/entryId');
  return accept({ type: 'EntryWithdrawn', body });
}

export function decideReview(state: SessionState, body: Body<'ReviewEntry'>): Decision {
  const entry = state.entries[body.entryId];
  if (!entry) return refuse('unknownEntry', 'There is no such entry in this session.', '/entryId');
  if (!entry.needsReview) return refuse('alreadyDone', 'This entry has already been re-checked.', '/entryId');
  return accept({ type: 'EntryReviewed', body });
}
