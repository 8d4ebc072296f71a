/**
 * `npm start`, `npm run demo | dev | clinic | staff | device | verify`: makes sure that everything is installed and built, then
 * runs the built program in this very process, so that Ctrl-C and signals reach it directly.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhenNeeded, installWhenNeeded, nodeProblem, root } from './prepare.mjs';

const [flag = '', ...rest] = process.argv.slice(2);
const programs = {
  '': ['main.js', []],
  '--demo': ['demo.js', []],
  '--clinic': ['cli.js', ['clinic']],
  '--staff': ['cli.js', ['staff']],
  '--device': ['cli.js', ['device']],
  '--verify': ['cli.js', ['verify']],
};

const problem = nodeProblem();
if (problem !== null) stop(problem);
process.chdir(root);
await installWhenNeeded().catch((error) => stop(`Packages could not be installed: ${error.message}.`));

if (flag === '--dev') {
  develop();
} else {
  const program = programs[flag];
  if (program === undefined) stop(`Unknown flag ${flag}. Known: ${Object.keys(programs).join(' ')} --dev`);
  await buildWhenNeeded().catch((error) => stop(`The build failed: ${error.message}.`));
  const [file, args] = program;
  const path = join(root, '.build', 'server', file);
  process.argv = [process.execPath, path, ...args, ...rest];
  await import(pathToFileURL(path).href);
}

/** Server restarted on every change, screens served by Vite beside it. Ctrl-C ends both. */
function develop() {
  const bin = (name) => join(root, 'node_modules', ...name.split('/'));
  const options = { cwd: root, stdio: 'inherit' };
  const children = [
    spawn(process.execPath, [bin('tsx/dist/cli.mjs'), 'watch', 'server/main.ts', ...rest], options),
    spawn(process.execPath, [bin('vite/bin/vite.js'), '--config', 'client/vite.config.ts'], options),
  ];
  for (const child of children) {
    child.on('exit', (code) => {
      for (const other of children) other.kill();
      process.exitCode = code ?? 0;
    });
  }
  console.log('Screens with live reload: http://127.0.0.1:5173');
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
