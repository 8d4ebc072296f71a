import type { ReadingAnswer } from '#shared/wire/api.ts';
import type { AppendedStream } from '../log/event-log.ts';
import type { ItemPlan } from './plan-posts.ts';

/** One answer for each item, in order. A repeat answers with the place of the first, be it earlier in the same post. */
export function answersTo(plans: readonly ItemPlan[], streams: readonly AppendedStream[]): ReadingAnswer[] {
  const places = new Map(plans.flatMap((plan) => (plan.kind === 'record' ? [placeOf(plan, streams)] : [])));
  return plans.map((plan) => answerTo(plan, places));
}

function answerTo(plan: ItemPlan, places: ReadonlyMap<string, ReadingPlace>): ReadingAnswer {
  switch (plan.kind) {
    case 'record': {
      const { readingId } = plan.reading;
      return { readingId, status: 'recorded', ...places.get(readingId) };
    }
    case 'wait':
      return { readingId: plan.reading.readingId, status: 'waiting' };
    case 'duplicate': {
      const { readingId } = plan.reading;
      const problemOf = plan.problem === null ? {} : { problem: plan.problem };
      return {
        readingId,
        status: 'duplicate',
        ...(firstPlace(plan) ?? places.get(readingId)),
        ...problemOf,
      };
    }
    case 'refuse':
      return { readingId: plan.readingId ?? '', status: 'refused', problem: plan.problem };
  }
}

type ReadingPlace = { sessionId: string; seq: number };

function placeOf(
  { sessionId, reading }: ItemPlan & { kind: 'record' },
  streams: readonly AppendedStream[],
): [string, ReadingPlace] {
  const events = streams.find(({ streamId }) => streamId === sessionId)?.events ?? [];
  const recorded = events.find(
    ({ event }) => event.type === 'EntryRecorded' && event.body.entryId === reading.readingId,
  );
  if (recorded === undefined) throw new Error('a committed reading is missing from its session');
  return [reading.readingId, { sessionId, seq: recorded.seq }];
}

function firstPlace({ seen }: ItemPlan & { kind: 'duplicate' }): ReadingPlace | null {
  return seen?.status === 'recorded' ? { sessionId: seen.stream_id, seq: seen.seq } : null;
}
