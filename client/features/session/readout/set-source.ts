import { actorName } from '#client/ui/entry-words.ts';
import { isolated } from '#client/ui/isolated.ts';
import { calculatedMean } from '#shared/clinical/vitals.ts';
import type { ReadingContent } from '#shared/entries.ts';
import type { Entry, SessionState } from '#shared/state.ts';
import type { MeasuredSet } from '../sets/sets.ts';

/** Mean pressure: the device's own, or calculated and saying so; empty without a pressure. */
export function meanText({ readings }: MeasuredSet): string {
  const vitals = readings.findLast(({ content }) => content.vitals.systolicMmHg !== undefined)?.content
    .vitals;
  if (vitals?.systolicMmHg === undefined || vitals.diastolicMmHg === undefined) return '';
  return vitals.meanArterialMmHg === undefined
    ? `${calculatedMean(vitals.systolicMmHg, vitals.diastolicMmHg)} calculated`
    : `MAP ${vitals.meanArterialMmHg}`;
}

/** `cuff large, left arm, sitting`; empty when nobody said. */
export function methodText({ method }: ReadingContent): string {
  if (method === null) return '';
  return [method.cuff === undefined ? '' : `cuff ${method.cuff}`, method.site ?? '', method.position ?? '']
    .filter((part) => part !== '')
    .join(', ');
}

/** Who or what brought an entry: a person by name, a device by the name it is bound under. */
export function entrySource(state: SessionState, entry: Entry): string {
  const { source } = entry;
  if (source.by === 'staff') return actorName(entry.by);
  const bound = state.bindings.find(({ deviceId }) => deviceId === source.deviceId);
  return bound === undefined ? actorName(entry.by) : isolated(bound.name);
}

/** All sources of a set with the method of its readings, and who accepted what a device sent. */
export function sourceText(state: SessionState, { readings, scores }: MeasuredSet): string {
  const sources = new Set([...readings, ...scores].map(({ entry }) => entrySource(state, entry)));
  const methods = new Set(readings.map(({ content }) => methodText(content)).filter((text) => text !== ''));
  const accepted = readings.flatMap(({ entry }) =>
    entry.reviewed === null ? [] : [`accepted ${actorName(entry.reviewed.by)}`],
  );
  return [...sources, ...methods, ...accepted].join(', ');
}
