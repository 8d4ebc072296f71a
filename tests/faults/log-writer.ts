import { writeSync } from 'node:fs';
import { openLog } from '#server/log/open-log.ts';
import { append, batch, CLINIC, NOW, note, stream } from '#tests/server/log/build.ts';
import { writerId } from './writer-id.ts';

/**
 * Writes to the log of a folder until it is killed: `log-writer.ts <folder> <JSON: last acknowledged number per
 * writer>`. Says on standard output what it sends and hears, one line each, before going on.
 */
const [folder = '', lastJson = '[]'] = process.argv.slice(2);
const last: number[] = JSON.parse(lastJson);

const say = (line: string) => writeSync(1, `${line}\n`);

const log = await openLog({ dataFolder: folder, databaseUrl: null });
say('ready');
await Promise.all(last.map((number, writer) => write(writer, number)));

async function write(writer: number, acknowledged: number): Promise<void> {
  const streamId = writerId(writer, 0, 'stream');
  const twinId = writerId(writer, 0, 'twin');
  const seqOf = async (id: string) => (await log.read(CLINIC, id, 0)).length;
  let [seq, twinSeq] = [await seqOf(streamId), await seqOf(twinId)];
  for (let number = acknowledged + 1; ; number += 1) {
    say(`sent ${writer} ${number}`);
    const event = note(`${number}`);
    const streams = [
      stream(streamId, [], { expectedSeq: seq, events: [append(event, at(writer, number, 'own'))] }),
    ];
    // Every third goes into a second stream too: both or neither.
    if (number % 3 === 0) {
      streams.push(
        stream(twinId, [], { expectedSeq: twinSeq, events: [append(event, at(writer, number, 'twin'))] }),
      );
    }
    const result = await log.append(batch(streams, { commandId: writerId(writer, number, 'command') }));
    if (result.ok) {
      seq += 1;
      if (number % 3 === 0) twinSeq += 1;
      say(`recorded ${writer} ${number} ${result.streams[0]?.events[0]?.seq}`);
    } else if (result.why === 'duplicate') {
      say(`recorded ${writer} ${number}`);
    } else {
      throw new Error(`writer ${writer} met a conflict at ${number}`);
    }
  }
}

function at(writer: number, number: number, part: string) {
  return { eventId: writerId(writer, number, part), recordedAtMs: NOW };
}
