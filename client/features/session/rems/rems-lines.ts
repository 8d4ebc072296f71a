import { formatBirthDate, formatClock, formatLongDay } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { REMS_DUE_DAYS } from '#shared/clinical/rems.ts';
import type { EffectSpan, RemsDraft, RemsEvidence } from '#shared/rems-draft.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import type { SessionState } from '#shared/state.ts';
import type { Sex } from '#shared/vocabulary.ts';
import { seriousnessText } from '../event-words.ts';

/** One line of the draft. `value` null: nothing on record answers it, `evidence` then says what is missing. */
export interface RemsLine {
  label: string;
  value: string | null;
  evidence: string;
}

export interface RemsSection {
  title: string;
  lines: RemsLine[];
}

const SEX_WORDS: Record<Sex, string | null> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: null,
};

/** `Due by Tue 19 May 2026`: seven days after the session's own date, which is that of its first device. */
export function dueText({ startedAtMs }: RemsDraft, timeZone: string): string {
  return startedAtMs === null ? '' : `Due by ${formatLongDay(startedAtMs, timeZone, REMS_DUE_DAYS)}`;
}

/** The draft in the order of the form. What a person decides or nobody recorded stays open and says so. */
export function remsSections(state: SessionState, draft: RemsDraft, setting: string): RemsSection[] {
  const zone = state.timeZone;
  return [
    { title: 'Patient and setting', lines: whoLines(state, setting) },
    { title: 'Session', lines: sessionLines(state, draft) },
    { title: 'Blood pressure', lines: pressureLines(draft, zone) },
    {
      title: 'Effects',
      lines: [
        effectLine('Sedation', draft.sedation, zone),
        effectLine('Dissociation', draft.dissociation, zone),
        effectLine('Respiratory depression', draft.respiratoryDepression, zone),
        effectLine('Rise of blood pressure', draft.bloodPressureRise, zone),
      ],
    },
    {
      title: 'For a clinician to answer',
      lines: [
        open(
          'Other medicines',
          'Benzodiazepines, other sedatives, opioids, stimulants, MAOIs: each yes or no',
        ),
        open('Vitals acceptable before the dose', 'A clinician’s judgement'),
        open('Vitals acceptable before completion', 'A clinician’s judgement'),
        seriousLine(draft, zone),
        open('Completed by, date', 'Whoever sends the form'),
      ],
    },
  ];
}

function open(label: string, evidence: string): RemsLine {
  return { label, value: null, evidence };
}

/** Yes only where a clinician has stated it; nothing on record is no answer. */
function seriousLine({ seriousEvents }: RemsDraft, zone: string): RemsLine {
  const label = 'Serious adverse event';
  if (seriousEvents.length === 0) return open(label, 'A clinician’s judgement; no draft on record');
  const drafts = seriousEvents.map(
    ({ what, atMs, serious }) =>
      `draft: ${isolated(what)} at ${formatClock(atMs, zone)}, ${seriousnessText({ serious })}`,
  );
  const stated = seriousEvents.some(({ serious }) => serious === true);
  return { label, value: stated ? 'Yes' : null, evidence: sentenceCase(drafts.join('; ')) };
}

function whoLines({ identity, nurse }: SessionState, setting: string): RemsLine[] {
  return [
    { label: 'Name', value: isolated(identity.name), evidence: `Record ${isolated(identity.recordNumber)}` },
    { label: 'Birth date', value: formatBirthDate(identity.birthDate), evidence: 'Patient record' },
    {
      label: 'Sex',
      value: SEX_WORDS[identity.sex],
      evidence: identity.sex === 'unknown' ? 'Not recorded' : 'Patient record',
    },
    {
      label: 'Monitoring clinician',
      value: nurse === null ? null : isolated(nurse.name),
      evidence: nurse === null ? 'Nobody has taken over' : 'Took over last; phone and email to add',
    },
    { label: 'Healthcare setting', value: isolated(setting), evidence: 'Address to add' },
  ];
}

function sessionLines(state: SessionState, draft: RemsDraft): RemsLine[] {
  const { startedAtMs, endedAtMs, durationMin, readyWithoutTwoHourRuleAtMs: readyAtMs } = draft;
  const at = (atMs: number) => formatClock(atMs, state.timeZone);
  return [
    {
      label: 'Treatment date',
      value: startedAtMs === null ? null : formatLongDay(startedAtMs, state.timeZone),
      evidence: startedAtMs === null ? 'No device yet' : `First device ${at(startedAtMs)}`,
    },
    doseLine(state, draft),
    {
      label: 'Lot',
      value: draft.lots.length === 0 ? null : draft.lots.map(isolated).join(', '),
      evidence: 'As recorded with each device',
    },
    {
      label: 'Duration',
      value: durationMin === null ? null : `${durationMin} min`,
      evidence:
        startedAtMs === null || endedAtMs === null
          ? 'Not over yet'
          : `From the first device ${at(startedAtMs)} to ${at(endedAtMs)}`,
    },
    {
      label: 'Ready to leave without the 2-hour rule',
      value: draft.readyWithoutTwoHourRuleMin === null ? null : `${draft.readyWithoutTwoHourRuleMin} min`,
      evidence:
        readyAtMs === null
          ? 'Measured criteria have not been met together yet'
          : `Measured criteria first met ${at(readyAtMs)}; walking and orientation are not in it`,
    },
  ];
}

/** What was delivered decides the box; a partial dose is "other", and planned stands beside delivered. */
function doseLine(state: SessionState, { doseBox, doseMg, plannedMg }: RemsDraft): RemsLine {
  const devices = `${state.doses.length} ${state.doses.length === 1 ? 'device' : 'devices'}`;
  const evidence = `Planned ${plannedMg} mg, delivered ${doseMg} mg, ${devices}`;
  if (doseBox === null) return { label: 'Dose', value: null, evidence: `${evidence}; dosing goes on` };
  return { label: 'Dose', value: doseBox === 'other' ? `Other: ${doseMg} mg` : `${doseBox} mg`, evidence };
}

function pressureLines(draft: RemsDraft, zone: string): RemsLine[] {
  const {
    bloodPressureBefore: before,
    bloodPressure40Min: at40,
    bloodPressureBeforeCompletion: last,
  } = draft;
  const line = (label: string, set: typeof before, found: string, missing: string): RemsLine => ({
    label,
    value: set === null ? null : `${set.systolic}/${set.diastolic} mmHg`,
    evidence: set === null ? missing : `${found} ${formatClock(set.takenAtMs, zone)}`,
  });
  const found40 = at40 === null ? '' : `T+${at40.takenMin},`;
  return [
    line('Before the dose', before, 'Baseline', 'No baseline'),
    line('40 min after', at40, found40, 'None taken from T+35 to T+45'),
    line('Before completion', last, 'Newest', 'None taken since the dose'),
  ];
}

const OCCURRED: Record<EffectSpan['occurred'], string | null> = { yes: 'Yes', no: 'No', unknown: null };

function effectLine(label: string, span: EffectSpan, zone: string): RemsLine {
  const said = ({ atMs, text }: RemsEvidence) => `${text} at ${formatClock(atMs, zone)}`;
  const value =
    span.onsetMin === null
      ? OCCURRED[span.occurred]
      : `Yes, from ${span.onsetMin} to ${span.endMin === null ? '––' : span.endMin} min`;
  const evidence = [span.onset && said(span.onset), span.end && said(span.end), span.basis];
  return { label, value, evidence: evidence.filter((part) => part !== null && part !== '').join('; ') };
}

/** The whole draft as lines of text, to be taken to the form. */
export function remsText(title: string, due: string, sections: readonly RemsSection[]): string {
  const lines = sections.flatMap((section) => [
    '',
    section.title,
    ...section.lines.map(({ label, value, evidence }) => `${label}: ${value ?? '––'} (${evidence})`),
  ]);
  return [title, due, ...lines].join('\n');
}
