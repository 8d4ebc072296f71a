import { parseArgs } from 'node:util';
import { buildWhenNeeded } from '#server/prepare.mjs';
import { measureAlarms } from './alarms.ts';
import { measureBundle } from './bundle.ts';
import { type Figure, printTable } from './figure.ts';
import { measureMemory } from './memory.ts';
import { measurePeople } from './people.ts';
import { measurePush } from './push.ts';
import { measureReplay } from './replay.ts';
import { measureSound } from './sound.ts';
import { measureStart } from './start.ts';

/** `npm run bench`: the figures by which this house is judged, on this machine. `-- --json` prints them as JSON. */
const PARTS: Record<string, () => Figure[] | Promise<Figure[]>> = {
  push: measurePush,
  sound: measureSound,
  start: measureStart,
  bundle: measureBundle,
  memory: measureMemory,
  people: measurePeople,
  replay: measureReplay,
  alarms: measureAlarms,
};

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
const wanted = values.only?.split(',') ?? Object.keys(PARTS);

await buildWhenNeeded();
const figures: Figure[] = [];
for (const part of wanted) {
  const measure = PARTS[part];
  if (measure === undefined) throw new Error(`No part ${part}. Known: ${Object.keys(PARTS).join(', ')}`);
  figures.push(...(await measure()));
}
if (values.json === true) console.log(JSON.stringify(figures, null, 2));
else printTable(figures);
