import { expect, test } from 'vitest';
import { messageFault } from '#server/live/message-guard.ts';

const answer = () => undefined;
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

test.each<[what: string, event: unknown, args: unknown[]]>([
  ['a body and an answer', 'follow', [{ what: 'board' }, answer]],
  ['a body alone', 'presence', [{ visible: true, showsBoard: true, sound: 'on', room: null }]],
  ['nothing at all', 'touch', []],
  ['an answer alone', 'touch', [answer]],
  ['a body as deep as any', 'command', [nested(32), answer]],
  ['a field that is called constructor and is none', 'command', [{ constructor: 'Berg' }, answer]],
])('a message of %s is read', (_what, event, args) => {
  expect(messageFault(event, args)).toBeNull();
});

test.each<[what: string, event: unknown, args: unknown[]]>([
  ['an unknown name', 'follows', [{}, answer]],
  ['a name that every object has', 'toString', [{}, answer]],
  ['a name that is none', 7, [{}, answer]],
  ['two bodies', 'follow', [{}, {}, answer]],
  ['a body one level deeper', 'command', [nested(33), answer]],
  ['more values than any', 'command', [Array.from({ length: 5001 }, () => 0), answer]],
  ['bytes', 'command', [{ text: new Uint8Array(3) }, answer]],
  ['a NUL', 'command', [{ text: 'a\0b' }, answer]],
  ['[A-55] the prototype of everything', 'command', [JSON.parse('{"a":{"__proto__":{}}}'), answer]],
  ['[A-55] the prototype by its other name', 'command', [{ constructor: { prototype: {} } }, answer]],
])('a message of %s is not read', (_what, event, args) => {
  expect(messageFault(event, args)).toMatchObject({ code: 'malformed' });
});
