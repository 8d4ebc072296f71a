import { Act } from '#client/ui/act.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import formStyles from '#client/ui/form.module.css';

interface Props {
  onStay: () => void;
  onUndo: () => void;
}

/** Throws away what is typed and not saved, after a question: it is nowhere else. */
export function UndoDialog({ onStay, onUndo }: Props) {
  return (
    <Dialog title="Undo all that is not saved?" opened onClose={onStay} size="sm">
      <div className={formStyles.form}>
        <p>The form goes back to what was saved last. What is typed here is kept nowhere else.</p>
        <div className={formStyles.acts}>
          <Act onClick={onUndo}>Undo all</Act>
          <Act look="primary" data-autofocus onClick={onStay}>
            Keep it
          </Act>
        </div>
      </div>
    </Dialog>
  );
}
