import { useClinicians } from '#client/connection/use-clinicians.ts';
import { useLive } from '#client/store/live.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { Answered } from '#client/ui/answered.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { offerForm } from './offer-form.ts';

interface Props {
  patients: Parameters<typeof offerForm>[0];
  onClose: () => void;
}

/** To whom these patients go. */
export function HandOverDialog({ patients, onClose }: Props) {
  const me = useLive((live) => live.me);
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const clinicians = useClinicians();
  if (clinicians.status !== 'ready')
    return (
      <Dialog title="Hand over" opened onClose={onClose}>
        <Answered fetched={clinicians} what="names">
          {() => null}
        </Answered>
      </Dialog>
    );
  const others = clinicians.answer.filter(({ staffId }) => staffId !== me?.staffId);
  return (
    <ActDialog
      sessionId={patients.map(({ sessionId }) => sessionId).join()}
      timeZone={timeZone}
      about={patients
        .map(({ chairId, identity }) => `Chair ${chairId ?? '––'} · ${isolated(identity.name)}`)
        .join(', ')}
      form={offerForm(patients, others)}
      onClose={onClose}
    />
  );
}
