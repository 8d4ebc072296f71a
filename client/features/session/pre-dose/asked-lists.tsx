import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { Answer } from '#shared/pre-dose-events.ts';
import type { SessionState } from '#shared/state.ts';
import { answerScreeningYes, noteContraindication } from './acts/health-acts.ts';
import { type Question, QuestionList } from './question-list.tsx';

interface Props {
  state: SessionState;
  openAct: OpenAct;
}

const NO_NOTE = null;

/** What speaks against the dose, each asked by itself. A yes or "cannot be said" goes to a prescriber. */
export function Contraindications({ state, openAct }: Props) {
  const questions = state.protocol.contraindications.map(({ item, label, kind, source }): Question => {
    const said = state.contraindications[item];
    return {
      item,
      label,
      aside: `${kind === 'caution' ? 'caution, ' : ''}${source}`,
      answer: said?.answer ?? null,
      note: said?.note ?? null,
      onNote:
        said === undefined || said.answer === 'no'
          ? null
          : () => openAct(noteContraindication(item, label, said.answer === 'yes' ? 'yes' : 'unknown')),
    };
  });
  const command = (item: string, answer: Answer): SessionCommand => ({
    type: 'AnswerContraindication',
    body: { item, answer, note: NO_NOTE },
  });
  return <QuestionList state={state} label="Contraindications" questions={questions} command={command} />;
}

/** What is asked at each visit. A yes says what was made of it. */
export function Screening({ state, openAct }: Props) {
  const questions = state.protocol.screening.map(({ item, label, why }): Question => {
    const said = state.screening[item];
    const yes = () => openAct(answerScreeningYes(item, label, said?.note ?? null));
    return {
      item,
      label,
      aside: why,
      answer: said?.answer ?? null,
      note: said?.note ?? null,
      onYes: yes,
      onNote: null,
    };
  });
  const command = (item: string, answer: Answer): SessionCommand => ({
    type: 'AnswerScreening',
    body: { item, answer, note: NO_NOTE },
  });
  return (
    <QuestionList state={state} label="Questions of each visit" questions={questions} command={command} />
  );
}
