/** Chair names as typed: one per word or comma. A sentence says what is wrong with them. */
export function chairsFromText(
  text: string,
  taken: readonly string[],
): { ok: true; chairIds: string[] } | { ok: false; sentence: string } {
  const chairIds = text.split(/[\s,;]+/).filter((chairId) => chairId !== '');
  const twice = chairIds.find((chairId, at) => chairIds.indexOf(chairId) !== at);
  const long = chairIds.find((chairId) => chairId.length > 8);
  const missing = taken.find((chairId) => !chairIds.includes(chairId));
  if (chairIds.length === 0) return { ok: false, sentence: 'A clinic has at least one chair.' };
  if (chairIds.length > 60) return { ok: false, sentence: `${chairIds.length} chairs are more than 60.` };
  if (twice !== undefined) return { ok: false, sentence: `Chair ${twice} is named twice.` };
  if (long !== undefined) return { ok: false, sentence: `“${long}” is longer than eight letters.` };
  if (missing !== undefined) return { ok: false, sentence: `Somebody is in chair ${missing}: it stays.` };
  return { ok: true, chairIds };
}
