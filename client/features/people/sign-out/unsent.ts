import type { Draft } from '#client/store/drafts.ts';
import type { PendingCommand } from '#client/store/pending.ts';
import { describeCommand } from '#client/ui/describe-command.ts';

/** Something typed or filed here that no record holds. */
export interface Unsent {
  /** Where to find it again: the key of a draft, or the id of a command. */
  from: { draft: string } | { commandId: string };
  /** null: it is about no session. */
  sessionId: string | null;
  what: string;
  by: string | null;
}

/** What belongs to another draft, or is no entry: nobody is asked about it. */
const ASIDE = /^(entry-ids|entry-late|correct-patient-why|find-patient)(:|$)/;
const ID = '[0-9a-f]{8}-[0-9a-f-]{27}';
const LONGEST_TEXT = 80;

/** Everything of this station that would be lost or left behind: entries not recorded, then drafts. */
export function unsentOf(pending: readonly PendingCommand[], drafts: readonly Draft[]): Unsent[] {
  const entries = pending.map(({ commandId, sessionId, command, author }) => ({
    from: { commandId },
    sessionId,
    what: describeCommand(command),
    by: author.name,
  }));
  const typed = drafts
    .filter(({ key, text }) => !ASIDE.test(key) && text.trim() !== '')
    .map(({ key, text, begun }) => ({
      from: { draft: key },
      ...aboutDraft(key, text),
      by: begun?.name ?? null,
    }));
  return [...entries, ...typed];
}

function aboutDraft(key: string, text: string): { sessionId: string | null; what: string } {
  const entry = new RegExp(`^entry(-fields)?:(${ID})$`).exec(key);
  if (entry !== null)
    return { sessionId: entry[2] ?? null, what: entry[1] === undefined ? `Vitals ${text.trim()}` : 'Vitals' };
  if (key === 'register-patient') return { sessionId: null, what: 'A registration' };
  if (key.startsWith('correct-patient:')) return { sessionId: null, what: 'A correction of identity' };
  if (key.startsWith('protocol:')) return { sessionId: null, what: 'Changes to a protocol' };
  if (key.startsWith('assign:')) return { sessionId: null, what: 'A reason for a waiting reading' };
  const form = new RegExp(`^(${ID}):`).exec(key);
  return { sessionId: form?.[1] ?? null, what: answersOf(text) };
}

/** The answers of a dialog, one after another, shortened. */
function answersOf(text: string): string {
  const parsed: unknown = JSON.parse(text);
  const answers = Object.values(typeof parsed === 'object' && parsed !== null ? parsed : {});
  const words = answers.filter((answer) => typeof answer === 'string' && answer.trim() !== '').join(', ');
  if (words === '') return 'A dialog half filled in';
  return words.length <= LONGEST_TEXT ? words : `${words.slice(0, LONGEST_TEXT - 1)}…`;
}
