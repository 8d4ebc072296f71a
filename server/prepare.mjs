/**
 * What must be true before anything runs: a new enough Node, the packages of the lock file, and a build of the
 * sources as they are now. Plain JavaScript over Node's own modules, because it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..');
const buildFolder = join(root, '.build');

/** A sentence when this Node is too old, else null. `engines` in package.json says the same. */
export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Afterdose needs Node 20.19 or newer; this is Node ${version}. Install a newer Node and start again.`;
}

/** Installs the packages of the lock file when some are missing or of another version. */
export async function installWhenNeeded() {
  if (packagesMatchLock(root)) return;
  console.log('Installing packages (the first time takes a minute or two) …');
  await run('npm', ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' }).catch(
    (error) => {
      throw new Error(
        `${error.message}; where the SQLite driver must be compiled, install python3, make and g++ first`,
      );
    },
  );
}

/** npm keeps its own account of what it installed; it must hold all the lock asks for, but for optional packages. */
export function packagesMatchLock(folder) {
  const installed = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(folder, 'package-lock.json'));
  if (installed === null || wanted === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = installed[path];
    return there === undefined ? entry.optional === true : there.version === entry.version;
  });
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

/** Builds screens and server, each only when its sources differ from those of the last build. */
export async function buildWhenNeeded() {
  const client = hashOf(['client', 'shared', 'package-lock.json', 'package.json']);
  const server = hashOf(['server', 'shared', 'package-lock.json', 'package.json']);
  await Promise.all([build('client', client), build('server', server)]);
}

async function build(part, hash) {
  const stamp = join(buildFolder, `${part}.stamp`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(join(buildFolder, part)))
    return;
  console.log(`Building the ${part === 'client' ? 'screens' : 'server'} …`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, part, 'vite.config.ts');
  // A build is always the real one, also when tests ask for it: their own mode would bring React's development half.
  const env = { ...process.env, NODE_ENV: 'production' };
  await run(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], { env });
  mkdirSync(buildFolder, { recursive: true });
  writeFileSync(stamp, hash);
}

/** Content decides, not times: a checkout or a copy changes times without changing what is built. */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** Runs a program to its end; rejects with its name when it fails. */
export function run(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', failed);
    child.on('exit', (code) =>
      code === 0 ? done() : failed(new Error(`${command} ${args.slice(0, 2).join(' ')} ended with ${code}`)),
    );
  });
}
