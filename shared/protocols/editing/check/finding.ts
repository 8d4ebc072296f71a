/**
 * Something found in a document. `wrong`: nothing is switched on with it. `warns`: a person accepts it first. The
 * pointer leads to the field that the sentence speaks of.
 */
export interface Finding {
  pointer: string;
  sentence: string;
  level: 'wrong' | 'warns';
}

export function wrong(pointer: string, sentence: string): Finding {
  return { pointer, sentence, level: 'wrong' };
}

export function warns(pointer: string, sentence: string): Finding {
  return { pointer, sentence, level: 'warns' };
}
