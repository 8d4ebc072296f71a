import type { HomeMedicineContent, MedicineClass } from '../../entries.ts';
import type { Risk } from '../../protocols/modifiers.ts';
import type { SessionState, Standing } from '../../state.ts';
import { type Finding, finding } from './line.ts';

/** The risk that a class of medicine points to (7.4). Null: none is judged by it. */
const RISK_OF: Record<MedicineClass, Risk | null> = {
  benzodiazepine: 'cnsDepressantToday',
  sedativeHypnotic: 'cnsDepressantToday',
  opioid: 'cnsDepressantToday',
  alcohol: 'cnsDepressantToday',
  gabapentinoid: 'cnsDepressantToday',
  psychostimulant: 'stimulantToday',
  maoi: 'maoiToday',
  antihypertensive: null,
  ssri: null,
  other: null,
};

type HomeMedicine = Standing<HomeMedicineContent>;

/** A risk that the medicines point to and that nobody has stated since; stating it is a person's act, never the program's. */
export interface ProposedRisk {
  risk: Risk;
  medicines: HomeMedicine[];
}

/** An MAOI acts for days, whether or not it was taken today; everything else only where it was, or nobody could say. */
function pointsTo({ content }: HomeMedicine): Risk | null {
  if (content.class !== 'maoi' && content.takenToday === 'no') return null;
  return RISK_OF[content.class];
}

/** [MEDS] The risks that the medicines point to and that were not stated after they were recorded, in the order of the protocol. */
export function proposedRisks(state: SessionState): ProposedRisk[] {
  return state.protocol.modifiers.flatMap(({ risk }) => {
    const medicines = state.homeMedicines.filter((medicine) => pointsTo(medicine) === risk);
    const stated = state.risks[risk];
    const unanswered =
      stated === undefined
        ? medicines
        : medicines.filter((medicine) => !stated.present && newestAtMs(state, medicine) > stated.atMs);
    return unanswered.length === 0 ? [] : [{ risk, medicines: unanswered }];
  });
}

/** When what counts of it now was recorded: a correction may make another medicine of it. */
function newestAtMs(state: SessionState, { entryId, recordedAtMs }: HomeMedicine): number {
  return state.entries[entryId]?.versions.at(-1)?.atMs ?? recordedAtMs;
}

/** Medicines for the blood pressure that were not taken today, or of which nobody knows, and that nobody has looked at since. */
export function missedAntihypertensives(state: SessionState): HomeMedicine[] {
  const reviewed = state.checklist.medicines;
  return state.homeMedicines.filter(
    (medicine) =>
      medicine.content.class === 'antihypertensive' &&
      medicine.content.takenToday !== 'yes' &&
      !(reviewed?.answer === 'yes' && reviewed.atMs >= newestAtMs(state, medicine)),
  );
}

/** [MEDS] Reviewed, every risk they point to stated, and the morning's medicine for the blood pressure not forgotten. */
export function judgeMedicines(state: SessionState): Finding {
  const said = state.checklist.medicines ?? null;
  const proposals = proposedRisks(state).flatMap(({ medicines }) =>
    medicines.map(({ content }) => content.name),
  );
  if (proposals.length > 0)
    return finding('attention', `${[...new Set(proposals)].join(', ')}: state the risk`, said);
  const [missed] = missedAntihypertensives(state);
  if (missed !== undefined) {
    const unknown = missed.content.takenToday === 'unknown';
    return finding(
      unknown ? 'unknown' : 'attention',
      `${missed.content.name}: ${unknown ? 'not known whether taken today' : 'not taken today'}`,
      said,
    );
  }
  if (said === null) return finding('open');
  if (said.answer === 'no') return finding('attention', 'not reviewed', said);
  const count = state.homeMedicines.length;
  return finding('done', count === 0 ? 'none recorded' : `${count} recorded`, said);
}
