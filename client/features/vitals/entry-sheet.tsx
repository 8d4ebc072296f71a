import { Dialog } from '#client/ui/dialog.tsx';
import { EntryForm } from './entry-form.tsx';
import { type EntryTarget, whoIs } from './entry-target.ts';
import { LastSet } from './last-set.tsx';
import type { Filed } from './use-filing.ts';

interface Props {
  target: EntryTarget;
  opened: boolean;
  onClose: () => void;
  onFiled: (filed: Filed) => void;
}

/** The labelled fields over the page one is on. Closing keeps the draft. */
export function EntrySheet({ target, opened, onClose, onFiled }: Props) {
  return (
    <Dialog title={`Record vitals: ${whoIs(target)}`} opened={opened} onClose={onClose} size="xl">
      {opened && (
        <>
          <LastSet target={target} />
          <EntryForm
            target={target}
            onFiled={(filed) => {
              onClose();
              onFiled(filed);
            }}
          />
        </>
      )}
    </Dialog>
  );
}
