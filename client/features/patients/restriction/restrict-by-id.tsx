import { useFetched } from '#client/connection/use-fetched.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import type { PatientRecord } from '#shared/wire/api.ts';
import { RestrictRecord } from './restrict-record.tsx';
import type { RestrictAct } from './restriction-choices.ts';

interface Props {
  patientId: string;
  act: RestrictAct;
  onClose: () => void;
}

/** The same from a session, which does not know who is named: asked first. */
export function RestrictById({ patientId, act, onClose }: Props) {
  const fetched = useFetched<PatientRecord>(`/api/v1/patients/${patientId}`);
  if (fetched.status === 'ready')
    return <RestrictRecord patient={fetched.answer} act={act} onClose={onClose} />;
  return (
    <Dialog title="Who opens this record" opened onClose={onClose}>
      <Answered fetched={fetched} what="names">
        {() => null}
      </Answered>
    </Dialog>
  );
}
