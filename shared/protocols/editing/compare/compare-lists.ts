import { sentenceCase } from '../../../sentence-case.ts';
import type { Modifier } from '../../modifiers.ts';
import type { Protocol } from '../../protocol.ts';
import type { ScheduledCheck } from '../../schedule.ts';
import { checkWords } from '../describe/describe-schedule.ts';
import type { Section } from '../sections.ts';
import type { Change } from './change.ts';

interface List<T> {
  section: Section;
  /** Where the list stands in the document of before and of after. */
  at: readonly [string, string];
  idOf: (item: T) => string;
  labelOf: (item: T) => string;
  /** In words, then in more words: the second is read only where the first are the same. */
  wordsOf: readonly [(item: T) => string, (item: T) => string];
}

/** Items matched by id: gone, new, or said otherwise. */
function compareList<T>(list: List<T>, before: readonly T[], after: readonly T[]): Change[] {
  const { section, at, idOf, labelOf, wordsOf } = list;
  const [plain, full] = wordsOf;
  const gone = before.flatMap((item, index) =>
    after.some((other) => idOf(other) === idOf(item))
      ? []
      : [{ section, pointer: `${at[0]}/${index}`, label: labelOf(item), before: plain(item), after: null }],
  );
  const there = after.flatMap((item, index): Change[] => {
    const old = before.find((other) => idOf(other) === idOf(item));
    const change = { section, pointer: `${at[1]}/${index}`, label: labelOf(item) };
    if (old === undefined) return [{ ...change, before: null, after: plain(item) }];
    if (plain(old) !== plain(item)) return [{ ...change, before: plain(old), after: plain(item) }];
    return full(old) === full(item) ? [] : [{ ...change, before: full(old), after: full(item) }];
  });
  return [...gone, ...there];
}

function compareChecks(
  section: Section,
  at: readonly [string, string],
  name: string,
  before: readonly ScheduledCheck[],
  after: readonly ScheduledCheck[],
): Change[] {
  const words = (check: ScheduledCheck) => sentenceCase(checkWords(check));
  const list: List<ScheduledCheck> = {
    section,
    at,
    idOf: ({ checkId }) => checkId,
    labelOf: ({ label }) => `${name} ${label}`,
    wordsOf: [words, (check) => `${words(check)}; label ${check.label}; source: ${check.source}`],
  };
  return compareList(list, before, after);
}

export function compareSchedule(before: Protocol, after: Protocol): Change[] {
  const at = '/schedule/checks';
  return compareChecks('schedule', [at, at], 'Check', before.schedule.checks, after.schedule.checks);
}

type Line = { item: string; label: string; source?: string; why?: string; who?: string; kind?: string };

const LINES = [
  ['checklist', 'Checklist'],
  ['contraindications', 'Contraindication'],
  ['screening', 'Question at each visit'],
] as const;

/** Lines asked before the dose; where only their order differs, that is said. */
export function compareLines(before: Protocol, after: Protocol): Change[] {
  return LINES.flatMap(([part, label]) => {
    const [old, now]: [readonly Line[], readonly Line[]] = [before[part], after[part]];
    const at = `/${part}`;
    const words = ({ label: said }: Line) => said;
    const full = ({ label: said, source, why, who, kind }: Line) =>
      [said, source, why, who, kind].filter((one) => one !== undefined).join('; ');
    const changes = compareList<Line>(
      {
        section: 'checklist',
        at: [at, at],
        idOf: ({ item }) => item,
        labelOf: () => label,
        wordsOf: [words, full],
      },
      old,
      now,
    );
    const [oldOrder, newOrder] = [old, now].map((lines) => lines.map(words).join(', '));
    if (changes.length > 0 || oldOrder === newOrder) return changes;
    const order = { pointer: at, label: `${label}: order`, before: oldOrder ?? '', after: newOrder ?? '' };
    return [{ section: 'checklist', ...order }];
  });
}

export function compareRisks({ modifiers: before }: Protocol, { modifiers: after }: Protocol): Change[] {
  const risks = new Set([...before, ...after].map(({ risk }) => risk));
  return [...risks].flatMap((risk) => {
    const [old, now] = [before, after].map((modifiers) => modifiers.find((one) => one.risk === risk));
    const at = (modifiers: readonly Modifier[]) =>
      `/modifiers/${Math.max(
        0,
        modifiers.findIndex((one) => one.risk === risk),
      )}`;
    const name = sentenceCase(now?.label ?? old?.label ?? risk);
    const section = 'risks';
    const text = (modifier: Modifier | undefined, part: Part) => partWords(modifier?.[part]);
    const said = PARTS.flatMap((part) =>
      text(old, part) === text(now, part)
        ? []
        : [
            {
              section,
              pointer: now === undefined ? at(before) : `${at(after)}/${part}`,
              label: `${name}: ${PART_WORDS[part]}`,
              before: text(old, part),
              after: text(now, part),
            } as const,
          ],
    );
    const checks = compareChecks(
      section,
      [`${at(before)}/checks`, `${at(after)}/checks`],
      `${name}: check`,
      old?.checks ?? [],
      now?.checks ?? [],
    );
    return [...said, ...checks];
  });
}

const PART_WORDS = {
  label: 'name',
  advice: 'said to the nurse',
  longerMin: 'longer watching, min',
  continuousSpo2: 'said until a continuous device is bound',
  source: 'source',
} as const;
type Part = keyof typeof PART_WORDS;
const PARTS = Object.keys(PART_WORDS) as Part[];

function partWords(value: Modifier[Part]): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value == null ? null : String(value);
}
