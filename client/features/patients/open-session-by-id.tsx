import { useFetched } from '#client/connection/use-fetched.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import type { ClinicInfo, PatientRecord } from '#shared/wire/api.ts';
import { OpenSession } from './open-session.tsx';

interface Props {
  patientId: string;
  courseId: string;
  clinic: ClinicInfo;
  free: readonly string[];
  onClose: () => void;
}

/** The same from a list that knows only the name and the course: who it is, is asked first. */
export function OpenSessionById({ patientId, ...rest }: Props) {
  const fetched = useFetched<PatientRecord>(`/api/v1/patients/${patientId}`);
  if (fetched.status === 'ready') return <OpenSession patient={fetched.answer} {...rest} />;
  return (
    <Dialog title="Open a session" opened onClose={rest.onClose}>
      <Answered fetched={fetched} what="record">
        {() => null}
      </Answered>
    </Dialog>
  );
}
