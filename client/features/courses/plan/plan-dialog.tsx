import { type ReactNode, useState } from 'react';
import type { SendOutcome } from '#client/connection/send-command.ts';
import { Act } from '#client/ui/act.tsx';
import formStyles from '#client/ui/act-form/act-form.module.css';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { AsWhom } from '#client/ui/as-whom.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { DraftNote } from '#client/ui/draft-note.tsx';
import layout from '#client/ui/form.module.css';
import type { CoursePlan, CourseTemplate } from '#shared/courses/course-plan.ts';
import type { DosingForm } from '#shared/protocols/dosing-form.ts';
import styles from './plan.module.css';
import { PlanDays } from './plan-days.tsx';
import { type PlanDraft, planFromDraft } from './plan-draft.ts';
import { PlanFields } from './plan-fields.tsx';

interface Props {
  title: string;
  /** Two identifiers of the patient. */
  about: string;
  act: string;
  lines: readonly string[];
  draft: PlanDraft;
  draftKey: string;
  onDraft: (draft: PlanDraft) => void;
  /** What the form does not ask is taken over from it. */
  before: CourseTemplate;
  dosing: DosingForm;
  today: string;
  /** What is asked before the plan, and behind it. */
  above?: ReactNode;
  below?: ReactNode;
  /** The first of those questions without an answer, as a sentence. */
  missing: string | null;
  send: (plan: CoursePlan) => Promise<SendOutcome>;
  onClose: () => void;
  onDone: () => void;
}

/** A plan as typed beside the days it makes. Closing keeps what was typed; only a recorded plan clears it. */
export function PlanDialog(props: Props) {
  const { title, about, act, lines, draft, draftKey, onDraft, before, dosing, today } = props;
  const { above, below, missing, send, onClose, onDone } = props;
  const { sending, send: sendOnce } = useSend();
  const [tried, setTried] = useState(false);
  const answer = planFromDraft(draft, before, dosing);
  const fault = answer.ok ? missing : answer.sentence;

  async function submit(): Promise<void> {
    setTried(true);
    if (!answer.ok || missing !== null) return;
    if (await sendOnce(() => send(answer.plan))) onDone();
  }

  return (
    <Dialog title={title} opened onClose={onClose} size="xl">
      <form
        className={layout.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={formStyles.about}>{about}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <div className={styles.columns}>
          <div className={styles.fields}>
            {above}
            <PlanFields
              draft={draft}
              dosing={dosing}
              wrong={tried && !answer.ok ? answer.box : null}
              onChange={onDraft}
            />
            {below}
          </div>
          <PlanDays answer={answer} today={today} />
        </div>
        <DraftNote draftKey={draftKey} />
        {tried && fault !== null && (
          <p className={formStyles.refused} role="alert">
            {fault}
          </p>
        )}
        <SendingNote sending={sending} />
        <div className={layout.acts}>
          <AsWhom />
          <Act onClick={onClose}>Not now</Act>
          <Act look="primary" type="submit" blockedBy={sending.state === 'sending' ? 'Sending' : null}>
            {act}
          </Act>
        </div>
      </form>
    </Dialog>
  );
}
