import { useDraft } from '#client/store/drafts.ts';
import type { ActForm, Answers } from './act-form.ts';

/** The answers kept under a draft; none where there is none. What is no text is left out. */
export function readAnswers(text: string): Record<string, string> {
  if (text === '') return {};
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => typeof value === 'string'));
}

/** The answers of a dialog over what stood there at first; kept as a draft until it is recorded. */
export function useFormDraft(
  sessionId: string,
  form: ActForm,
): { key: string; answers: Answers; answer: (name: string, text: string) => void; clear: () => void } {
  const key = `${sessionId}:${form.key}`;
  const [text, setText, clear] = useDraft(key);
  const typed = readAnswers(text);
  const initial = Object.fromEntries(form.fields.map(({ name, initial: start }) => [name, start ?? '']));
  return {
    key,
    answers: { ...initial, ...typed },
    answer: (name, value) => setText(JSON.stringify({ ...typed, [name]: value })),
    clear,
  };
}
