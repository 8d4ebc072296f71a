/** Far more than any protocol: the largest that may be is some ten thousand characters. */
const LONGEST = 1_000_000;

/** The JSON of a chosen file, or a sentence that says why it is none. What it says is the server's to judge. */
export function readProtocolFile(
  name: string,
  bytes: number,
  text: string,
): { ok: true; document: unknown } | { ok: false; sentence: string } {
  if (bytes > LONGEST)
    return { ok: false, sentence: `${name} is too large to be a protocol. Nothing is imported.` };
  try {
    return { ok: true, document: JSON.parse(text) };
  } catch {
    return {
      ok: false,
      sentence: `${name} is no JSON file: choose one that was exported here. Nothing is imported.`,
    };
  }
}
