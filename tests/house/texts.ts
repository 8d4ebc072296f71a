import { type Breach, breachesOf, isCode, type SourceFile, withoutComments } from './source.ts';

const BARREL = /^\s*export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\b/gm;
const RAW_HTML = /dangerously[S]etInnerHTML|\.inner[H]TML\s*=|\bouter[H]TML\s*=|insertAdjacent[H]TML/g;
const SEVERITY_COLOUR =
  /\b(?:color|c|bg|backgroundColor)=\{?\s*(['"`])(?:red|yellow|cyan|green|orange)(?:[.-]\w+)?\1/g;
const HOST = new RegExp(
  ['registry', 'npm', 'verdaccio', 'artifactory', 'nexus']
    .map((name) => `\\b${name}\\.[a-z0-9-]+\\.[a-z]{2,}`)
    .join('|'),
  'gi',
);

/** Files that hand on another file's names: import the file that has it. */
export function findBarrels(files: readonly SourceFile[]): Breach[] {
  return inCode(files, BARREL, 'hands on names of another file');
}

/** Text from people is data: no door through which it could become markup. */
export function findRawHtml(files: readonly SourceFile[]): Breach[] {
  return inCode(files, RAW_HTML, 'lets text become markup');
}

/** Red, yellow, cyan, green, orange of the kit: severity has its own components, and nothing looks like permission. */
export function findSeverityColours(files: readonly SourceFile[]): Breach[] {
  return inCode(
    files.filter((file) => file.path.startsWith('client/')),
    SEVERITY_COLOUR,
    'uses a severity colour of the kit',
  );
}

/** Where packages come from is the business of the machine that installs them. */
export function findRegistryHosts(files: readonly SourceFile[]): Breach[] {
  return files.flatMap((file) => breachesOf(file.path, file.text, HOST, 'names a package registry'));
}

function inCode(files: readonly SourceFile[], pattern: RegExp, wall: string): Breach[] {
  return files
    .filter(isCode)
    .flatMap((file) => breachesOf(file.path, withoutComments(file.text), pattern, wall));
}
