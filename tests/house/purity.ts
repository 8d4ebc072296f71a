import { type Breach, breachesOf, isCode, type SourceFile, withoutComments } from './source.ts';

/** What would let the machine it runs on into `shared`: its clock, dice, zone, language, or the world outside. */
const IMPURE: [RegExp, string][] = [
  [/\bDate\.now\b/g, 'reads the clock (Date.now)'],
  [/\bnew Date\(\s*\)/g, 'reads the clock (new Date())'],
  [/\bDate\(\s*\)/g, 'reads the clock (Date())'],
  [/\bperformance\b/g, 'reads the clock (performance)'],
  [/\bMath\.random\b/g, 'rolls dice (Math.random)'],
  [/\bcrypto\b/g, 'rolls dice (crypto)'],
  [
    /\.toLocale\w*\(\s*(\)|undefined\b|\[\s*\])/g,
    'formats in the language of the machine (toLocale… without one)',
  ],
  [/\bIntl\.\w+\(\s*(\)|undefined\b|\[\s*\])/g, 'formats in the language of the machine (Intl without one)'],
  [
    /\bIntl\.DateTimeFormat\((?:(?!timeZone)[^;])*?\)\s*[.;]/g,
    'formats in the zone of the machine (Intl.DateTimeFormat without timeZone)',
  ],
  [
    /\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)\(/g,
    'works in the zone of the machine (local Date part)',
  ],
  [/\bprocess\b\s*[.[]/g, 'knows the process'],
  [
    /\b(window|document|globalThis|localStorage|sessionStorage|indexedDB|navigator)\b\s*[.[]/g,
    'knows the browser',
  ],
  [
    /\b(setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|fetch)\(/g,
    'waits or calls out',
  ],
  [/['"]node:/g, 'imports a Node module'],
  [/\bconsole\./g, 'writes to the console'],
  [/\bawait\b|\basync\b/g, 'is asynchronous'],
];

/** Lines of `shared/` whose answer could differ between two machines or two moments. */
export function findImpurities(files: readonly SourceFile[]): Breach[] {
  return files
    .filter((file) => file.path.startsWith('shared/') && isCode(file))
    .flatMap((file) => {
      const code = withoutStrings(withoutComments(file.text));
      return IMPURE.flatMap(([pattern, what]) => breachesOf(file.path, code, pattern, `shared ${what}`));
    });
}

/** Sentences for people may say "process" or "await"; code may not. Import specifiers stay. */
function withoutStrings(code: string): string {
  return code.replace(/(?<!(?:from|import)\s*\(?\s*)(['"])(?:\\.|(?!\1)[^\n\\])*\1/g, (text) =>
    text.startsWith("'node:") || text.startsWith('"node:') ? text : "''".padEnd(text.length),
  );
}
