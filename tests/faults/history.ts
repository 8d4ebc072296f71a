/**
 * What writers did and heard, and the check of it against what is stored afterwards. Each writer numbers what it sends
 * from 1 and sends the next only after the answer, repeating an unanswered one.
 */
export interface WriterHistory {
  /** Highest number sent. */
  sent: number;
  /** Highest number answered as recorded, and where it was said to be. */
  acknowledged: number;
  seqs: Map<number, number>;
}

export function newHistory(writers: number): WriterHistory[] {
  return Array.from({ length: writers }, () => ({ sent: 0, acknowledged: 0, seqs: new Map() }));
}

/** One thing found stored: which number of its writer, and at which position of its stream. */
export interface Found {
  number: number;
  seq: number;
}

/** What is wrong with one writer's record, in words; empty when nothing acknowledged is lost, doubled or elsewhere. */
export function problemsOf(writer: number, history: WriterHistory, found: readonly Found[]): string[] {
  const problems: string[] = [];
  const at = new Map<number, number>();
  for (const { number, seq } of found) {
    if (at.has(number)) problems.push(`writer ${writer}: ${number} is stored twice`);
    if (number > history.sent) problems.push(`writer ${writer}: ${number} was never sent`);
    at.set(number, seq);
  }
  for (let number = 1; number <= history.acknowledged; number += 1) {
    const seq = at.get(number);
    if (seq === undefined) problems.push(`writer ${writer}: ${number} was acknowledged and is lost`);
    const told = history.seqs.get(number);
    if (told !== undefined && seq !== undefined && told !== seq) {
      problems.push(`writer ${writer}: ${number} was acknowledged at ${told} and is at ${seq}`);
    }
  }
  return problems;
}
