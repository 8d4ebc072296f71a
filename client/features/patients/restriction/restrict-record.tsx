import { type Fetched, useFetched } from '#client/connection/use-fetched.ts';
import { useLive } from '#client/store/live.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { Answered } from '#client/ui/answered.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import { liftForm, restrictForm } from './restrict-form.ts';
import type { RestrictAct } from './restriction-choices.ts';
import { useClinicians } from './use-clinicians.ts';

interface Props {
  patientId: string;
  act: RestrictAct;
  onClose: () => void;
}

/** Who may open a patient's record: named people, or everyone again. Asked of the server as it is now. */
export function RestrictRecord({ patientId, act, onClose }: Props) {
  const self = useLive((live) => live.me?.staffId ?? '');
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const patient = useFetched<PatientRecord>(`/api/v1/patients/${patientId}`);
  const clinicians = useClinicians();
  const known = bothOf(patient, clinicians);
  if (known.status !== 'ready')
    return (
      <Dialog title="Who opens this record" opened onClose={onClose}>
        <Answered fetched={known} what="names">
          {() => null}
        </Answered>
      </Dialog>
    );
  const [record, people] = known.answer;
  const { name, birthDate, recordNumber } = record.identity;
  return (
    <ActDialog
      sessionId={patientId}
      timeZone={timeZone}
      about={`${isolated(name)} · born ${formatBirthDate(birthDate)} · record ${isolated(recordNumber)}`}
      form={act === 'lift' ? liftForm(record) : restrictForm(record, people, self)}
      onClose={onClose}
    />
  );
}

function bothOf<A, B>(a: Fetched<A>, b: Fetched<B>): Fetched<[A, B]> {
  if (a.status !== 'ready') return a;
  if (b.status !== 'ready') return b;
  return { status: 'ready', answer: [a.answer, b.answer] };
}
