import { Textarea } from '@mantine/core';
import type { Editor } from './use-editor.ts';

/** What colleagues are told of the change; it is saved with the draft. */
export function NoteField({ editor: { draft, put } }: { editor: Pick<Editor, 'draft' | 'put'> }) {
  return (
    <Textarea
      label="Note for colleagues"
      description="What is changed and why; saved with the draft"
      autosize
      minRows={1}
      maxRows={6}
      maxLength={4000}
      value={draft.note}
      onChange={({ currentTarget }) => put({ ...draft, note: currentTarget.value })}
    />
  );
}
