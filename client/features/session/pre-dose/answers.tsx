import { Act } from '#client/ui/act.tsx';
import type { ActBuilder, OpenAct } from '#client/ui/act-form/act-view.ts';
import { PrescribersOnSite } from '#client/ui/prescribers-on-site.tsx';
import type { PreDoseLine } from '#shared/clinical/pre-dose/line.ts';
import { proposedRisks } from '#shared/clinical/pre-dose/medicines.ts';
import type { SessionState } from '#shared/state.ts';
import { unreachable } from '#shared/vocabulary.ts';
import { recordWeight } from '../acts/given.ts';
import { nameRide, seeConsent, stateIndication } from './acts/agreed-acts.ts';
import { addHomeMedicine, lookedAt, writeAllergies } from './acts/health-acts.ts';
import { enterQuestionnaires } from './acts/questionnaires-act.ts';
import { Contraindications, Screening } from './asked-lists.tsx';
import { ConsentsOnFile } from './consents-on-file.tsx';
import { ConfirmIdentity, OtherIdentifiers } from './identity-answer.tsx';
import { MedicinesPart } from './medicines-part.tsx';
import type { LineAnswers } from './pre-dose-line.tsx';
import { ScreenAnswer } from './screen-answer.tsx';
import { SendAct } from './send-act.tsx';

interface Asked {
  line: PreDoseLine;
  state: SessionState;
  openAct: OpenAct;
  onRecord: () => void;
}

type ChecklistAnswer = 'yes' | 'no' | 'notApplicable';

/** How a line is answered in place. After the end of a session nothing is answered any more. */
export function answersOf(asked: Asked): LineAnswers {
  const { line, state, openAct, onRecord } = asked;
  if (state.end !== null) return { acts: null };
  const opens = (word: string, build: ActBuilder, primary = false) => (
    <Act
      key={word}
      look={primary && line.status !== 'done' ? 'primary' : 'outline'}
      aria-label={`${line.label}: ${word}`}
      onClick={() => openAct(build)}
    >
      {word}
    </Act>
  );
  const says = (answer: ChecklistAnswer, word: string, note: string | null = null) => (
    <ChecklistAct key={word} {...asked} answer={answer} word={word} note={note} />
  );
  switch (line.kind) {
    case 'answer':
      return { acts: [says('yes', 'Yes'), says('no', 'No'), says('notApplicable', 'N/A')] };
    case 'identity':
      return {
        acts: <ConfirmIdentity state={state} done={line.status === 'done'} />,
        part: { word: 'Others', content: <OtherIdentifiers state={state} /> },
      };
    case 'consent':
      return {
        acts: [opens('Seen', seeConsent), says('no', 'No')],
        part: { word: 'On file', content: <ConsentsOnFile state={state} /> },
      };
    case 'indication':
      return { acts: opens(line.status === 'done' ? 'Change' : 'State', stateIndication) };
    case 'presence':
      return {
        acts: null,
        part: { word: 'Who', content: <PrescribersOnSite timeZone={state.timeZone} /> },
      };
    case 'allergies':
      return {
        acts: [
          state.identity.allergies.length === 0
            ? says('yes', 'None known', 'none known')
            : says('yes', 'As recorded'),
          opens('Other', writeAllergies),
        ],
      };
    case 'contraindications':
      if (state.protocol.contraindications.length === 0) return { acts: says('yes', 'Yes') };
      return {
        acts: null,
        part: {
          word: `Ask ${state.protocol.contraindications.length}`,
          content: <Contraindications state={state} openAct={openAct} />,
        },
      };
    case 'medicines':
      return {
        acts: [opens('Add', addHomeMedicine), says('yes', 'Reviewed')],
        ...(proposedRisks(state).length === 0
          ? {}
          : { part: { word: '', standing: true, content: <MedicinesPart state={state} /> } }),
      };
    case 'screening':
      if (state.protocol.screening.length === 0) return { acts: says('yes', 'Yes') };
      return {
        acts: null,
        part: {
          word: `Ask ${state.protocol.screening.length}`,
          content: <Screening state={state} openAct={openAct} />,
        },
      };
    case 'suicideScreen':
      return {
        acts: [
          <ScreenAnswer key="score" state={state} label={line.label} />,
          ...(line.status === 'attention' ? [opens('Looked at', lookedAt('suicideScreen', line.text))] : []),
        ],
      };
    case 'phq9':
      return {
        acts: [
          opens('Enter', enterQuestionnaires),
          ...(line.status === 'attention'
            ? [opens('Looked at', lookedAt('phq9', line.text))]
            : [says('notApplicable', 'Not due')]),
        ],
      };
    case 'transport':
      return { acts: [opens('Name it', nameRide), says('no', 'No ride')] };
    case 'weight':
      return { acts: opens('Weigh', recordWeight) };
    case 'baseline':
      return {
        acts: (
          <Act aria-label={`${line.label}: record vitals`} onClick={onRecord}>
            Record vitals
          </Act>
        ),
      };
    default:
      return unreachable(line.kind);
  }
}

interface ChecklistActProps extends Asked {
  answer: ChecklistAnswer;
  word: string;
  note: string | null;
}

/** One answer of a line: pressed once it was given. A no settles nothing and never looks like a yes. */
function ChecklistAct({ line, state, answer, word, note }: ChecklistActProps) {
  const isGiven = state.checklist[line.item]?.answer === answer;
  return (
    <SendAct
      state={state}
      label={`${line.label}: ${word}`}
      word={word}
      look={isGiven && answer !== 'no' ? 'given' : isGiven ? 'refused' : 'plain'}
      pressed={isGiven}
      command={{ type: 'AnswerChecklist', body: { item: line.item, answer, note } }}
    />
  );
}
