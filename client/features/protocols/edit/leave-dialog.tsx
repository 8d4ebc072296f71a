import { useLeaveGuard } from '#client/store/leave-guard.ts';
import { Act } from '#client/ui/act.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import formStyles from '#client/ui/form.module.css';

/** Asks before a page with unsaved changes is left. They stay on this station either way. */
export function LeaveDialog({ unsaved }: { unsaved: boolean }) {
  const { wanted, stay, leave } = useLeaveGuard(unsaved);
  return (
    <Dialog title="Leave without saving?" opened={wanted} onClose={stay} size="sm">
      <div className={formStyles.form}>
        <p>
          The changes stay on this station, and are found again here. Nobody else sees them until they are
          saved.
        </p>
        <div className={formStyles.acts}>
          <Act onClick={leave}>Leave</Act>
          <Act look="primary" data-autofocus onClick={stay}>
            Stay
          </Act>
        </div>
      </div>
    </Dialog>
  );
}
