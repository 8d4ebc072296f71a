import { useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { useFetched } from '#client/connection/use-fetched.ts';
import { useDraft } from '#client/store/drafts.ts';
import { ActField } from '#client/ui/act-form/act-field.tsx';
import { type Answers, type Field, given, isAsked, must } from '#client/ui/act-form/act-form.ts';
import { readAnswers } from '#client/ui/act-form/form-draft.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Empty } from '#client/ui/empty.tsx';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { CourseTemplates } from '#shared/wire/courses.ts';
import { indicationFields } from '../acts/course-forms.ts';
import { type Beginning, beginningsOf } from './beginnings.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { draftOfPlan, type PlanDraft, readPlanDraft } from './plan-draft.ts';

interface Props {
  patientId: string;
  about: string;
  clinic: ClinicInfo;
  today: string;
  onClose: () => void;
  onDone: () => void;
}

/** Starts a course: a protocol, what it is for, and the plan it proposes for the prescriber to change. */
export function StartCourse(props: Props) {
  const templates = useFetched<CourseTemplates>('/api/v1/course-templates');
  if (templates.status === 'ready') {
    const beginnings = beginningsOf(props.clinic.protocols, templates.answer.templates);
    const [first] = beginnings;
    if (first !== undefined) return <StartForm {...props} beginnings={beginnings} first={first} />;
  }
  return (
    <Dialog title="Start a course" opened onClose={props.onClose}>
      <Answered fetched={templates} what="protocols">
        {() => <Empty title="The clinic has no protocol" />}
      </Answered>
    </Dialog>
  );
}

const KIND = 'beginning';

function StartForm({
  patientId,
  about,
  clinic,
  today,
  onClose,
  onDone,
  beginnings,
  first,
}: Props & { beginnings: readonly Beginning[]; first: Beginning }) {
  const [ids] = useState(() => ({ courseId: newId(), commandId: newId() }));
  const key = `start-course:${patientId}`;
  const [kept, keep, clear] = useDraft(key);
  const [said, say, clearSaid] = useDraft(`${key}:answers`);
  const typed = readAnswers(said);
  const chosen = beginnings.find((one) => one.key === typed[KIND]) ?? first;
  const dosing = clinic.protocols.find(({ protocolId }) => protocolId === chosen.protocolId)?.dosing;
  const answers: Answers = { indication: chosen.indication ?? '', ...typed };
  const fields = indicationFields(null).filter((field) => isAsked(field, answers));
  const missing = fields.find(({ name, required }) => required === true && given(answers, name) === null);
  if (dosing === undefined) return null;

  function answer(name: string, text: string): void {
    say(JSON.stringify({ ...typed, [name]: text }));
  }
  const kind: Field = {
    kind: 'select',
    name: KIND,
    label: 'Protocol and plan',
    options: beginnings.map((one) => ({ value: one.key, label: one.name })),
  };
  const draft: PlanDraft = readPlanDraft(kept) ?? draftOfPlan(chosen.template, today);
  return (
    <PlanDialog
      title="Start a course"
      about={about}
      act="Start the course"
      lines={chosen.template.source === '' ? [] : [`Where the plan comes from: ${chosen.template.source}`]}
      draft={draft}
      draftKey={key}
      onDraft={(changed) => keep(JSON.stringify(changed))}
      before={chosen.template}
      dosing={dosing}
      today={today}
      above={
        <>
          <ActField
            field={kind}
            timeZone={clinic.timeZone}
            value={chosen.key}
            first
            onChange={(next) => {
              // Another protocol brings its own plan: boxes typed for the one before mean nothing in it.
              clear();
              answer(KIND, next);
            }}
          />
          {fields.map((field) => (
            <ActField
              key={field.name}
              field={field}
              timeZone={clinic.timeZone}
              value={answers[field.name] ?? ''}
              first={false}
              onChange={(text) => answer(field.name, text)}
            />
          ))}
        </>
      }
      missing={missing === undefined ? null : `${missing.label}: not filled in yet.`}
      send={(plan) =>
        recordOverHttp('/api/v1/courses', {
          ...ids,
          patientId,
          protocolId: chosen.protocolId,
          indication: must(answers, 'indication'),
          indicationWords: answers.indication === 'other' ? given(answers, 'indicationWords') : null,
          treatmentPlan: given(answers, 'treatmentPlan'),
          plan,
        })
      }
      onClose={onClose}
      onDone={() => {
        clear();
        clearSaid();
        onDone();
      }}
    />
  );
}
