import { type Breach, breachesOf, lineAt, type SourceFile } from './source.ts';

const RULES = 'shared/clinical/RULES.md';
const RULE = /^- \*\*([A-Z0-9][A-Z0-9.-]*)\*\* /gm;
/** The first argument of it, test, describe; or of the call after `.each(table)`. */
const TITLE = /(?:\b(?:it|test|describe)(?:\.\w+)*|[)`])\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1/g;

/** Rules of RULES.md that no test title names, rules named twice, and a RULES.md without rules. */
export function findUntestedRules(files: readonly SourceFile[]): Breach[] {
  const rules = files.find((file) => file.path === RULES);
  if (rules === undefined) return [{ path: RULES, line: 0, wall: 'is missing' }];
  const ids = [...rules.text.matchAll(RULE)].map((match) => ({
    id: match[1] ?? '',
    line: lineAt(rules.text, match.index),
  }));
  if (ids.length === 0) return [{ path: RULES, line: 0, wall: 'numbers no rule' }];
  const titles = titlesOf(files);
  const seen = new Set<string>();
  return ids.flatMap(({ id, line }) => {
    const twice = seen.has(id);
    seen.add(id);
    if (twice) return [{ path: RULES, line, wall: `numbers ${id} twice` }];
    return names(titles, id) ? [] : [{ path: RULES, line, wall: `rule ${id} stands in no test title` }];
  });
}

/** Tests that run nothing, or hide others. */
export function findSkippedTests(files: readonly SourceFile[]): Breach[] {
  return files
    .filter((file) => /\.test\.tsx?$/.test(file.path))
    .flatMap((file) =>
      breachesOf(file.path, file.text, /\b(?:it|test|describe)\.(?:only|todo|skip)\(/g, 'leaves tests out'),
    );
}

function titlesOf(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => /^tests\/.*\.test\.tsx?$/.test(file.path))
    .flatMap((file) => [...file.text.matchAll(TITLE)].map((match) => match[2] ?? ''));
}

/** `D1` must not be found in `D12`, nor `BP` in `BP-HI`. */
function names(titles: readonly string[], id: string): boolean {
  const whole = new RegExp(`(?<![A-Za-z0-9-])${id.replace(/[.]/g, '\\.')}(?![A-Za-z0-9]|-[A-Za-z0-9])`);
  return titles.some((title) => whole.test(title));
}
