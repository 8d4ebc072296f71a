/**
 * `npm test`: builds what the journeys run, then every check and every test, one project after the other, and ends
 * with the count. Fails when anything fails, when a project runs nothing, or when a check does.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenNeeded, installWhenNeeded, root, run } from '../server/prepare.mjs';

const PROJECTS = ['pure', 'unit', 'conformance', 'journeys', 'faults'];
const reports = join(root, '.cache', 'reports');
const bin = (path) => join(root, 'node_modules', ...path.split('/'));

const total = { passed: 0, failed: 0, skipped: 0 };
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

await installWhenNeeded();
await step('check', check);
await step('build', buildWhenNeeded);
for (const project of PROJECTS) await step(project, () => test(project));

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);

/** A step that breaks counts as one failure, unless its report has already counted them. */
async function step(name, act) {
  const before = total.failed;
  console.log(`\n── ${name}`);
  try {
    await act();
  } catch (error) {
    console.error(error.message);
    if (total.failed === before) total.failed += 1;
  }
}

async function check() {
  for (const room of ['shared', 'server', 'client', 'tests'])
    await run(process.execPath, [bin('typescript/bin/tsc'), '-p', room]);
  await run(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']);
  await run(process.execPath, [bin('tsx/dist/cli.mjs'), 'tests/house/walls.ts']);
}

async function test(project) {
  const file = join(reports, `${project}.json`);
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ran = await run(process.execPath, [bin('vitest/vitest.mjs'), ...args, ...reporters]).then(
    () => null,
    (error) => error,
  );
  const report = JSON.parse(readFileSync(file, 'utf8'));
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
  if (ran !== null) throw ran;
}
