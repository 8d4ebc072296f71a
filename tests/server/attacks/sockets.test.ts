import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '#server/http/limits.ts';
import { WIRE_VERSION } from '#shared/wire/messages.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { ask, connected, openSocket, type StaffSocket, say } from '../test-socket.ts';
import { openVisit } from '../visit.ts';
import { type Line, openLine } from './line.ts';
import { readToEnd, requestText, sayRaw } from './raw.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    surroundings: { limits: { socketsPerPerson: 4, introducedWithinMs: 300 } },
  });
});
afterAll(() => server.stop());

const HELLO = JSON.stringify({ wireVersion: WIRE_VERSION, stationId: randomUUID() });
const open = () => openLine(server.url, server.nurse.cookie);
/** A line that has joined as the nurse. */
async function joined(): Promise<Line> {
  const line = await open();
  line.say(`0/staff,${HELLO}`);
  await expect.poll(() => line.heard.some((packet) => packet.startsWith('0/staff,'))).toBe(true);
  return line;
}
const alive = async () => expect((await server.nurse.get('/api/v1/me')).status).toBe(200);
const eventCount = async () =>
  (await server.premises.db.selectFrom('events').select('event_id').execute()).length;
async function staffSocket(): Promise<StaffSocket> {
  return connected(openSocket(server.url, server.nurse.cookie));
}

describe('[A-11] a socket that has not said who it is', () => {
  test('is closed after a while', async () => {
    await (await open()).closed;
  });

  test.each([
    ['speaks', '2["follow",{"what":"board"}]'],
    ['speaks to the staff', '2/staff,["follow",{"what":"board"}]'],
    ['answers what nobody asked', '3/staff,1["x"]'],
    ['refuses the server', '4/staff,{"message":"no"}'],
    ['leaves what it never joined', '1/staff,'],
  ])('and %s is closed at once', async (_what, packet) => {
    const line = await open();
    line.say(packet);
    await line.closed;
    expect(line.heard.filter((heard) => heard.startsWith('2'))).toEqual([]);
  });

  test.each([
    '0',
    '0/admin,',
    '0/staff,{}',
    '0/__proto__,',
    '0/staff/../admin,',
    `0/staff,${HELLO.replace('{', '{"clinicId":"x",')}`,
  ])('and joins by %s is refused and closed', async (packet) => {
    const line = await openLine(server.url, '');
    line.say(packet);
    await line.closed;
    expect(line.heard.every((heard) => heard.startsWith('4'))).toBe(true);
  });
});

describe('[A-14] a message of a name that', () => {
  test.each([
    ['means something to sockets', 'connect'],
    ['means something to sockets too', 'disconnect'],
    ['means something to listeners', 'newListener'],
    ['ends a socket here', 'disconnecting'],
    ['means something to the language', '__proto__'],
    ['is inherited', 'toString'],
    ['is 10 kB long', 'x'.repeat(10_000)],
    ['is the server’s to say', 'heartbeat'],
    ['is empty', ''],
  ])('%s changes nothing and harms nobody', async (_what, event) => {
    const before = await eventCount();
    const line = await joined();
    line.say(`2/staff,7["${event}",{"what":"board"}]`);
    line.say('2/staff,8["follow",{"what":"board"}]');
    await Promise.race([
      line.closed,
      expect.poll(() => line.heard.some((h) => h.startsWith('3/staff,8'))).toBe(true),
    ]);
    const answer = line.heard.find((heard) => heard.startsWith('3/staff,7'));
    if (answer !== undefined) expect(answer).toContain('"code":"malformed"');
    expect(await eventCount()).toBe(before);
    line.close();
    await alive();
  });
});

describe('[A-15] a message', () => {
  test('of a hundred bodies is refused', async () => {
    const socket = await staffSocket();
    const answer = await new Promise((resolve) =>
      say(socket, 'follow', ...Array.from({ length: 100 }, () => ({ what: 'board' })), resolve),
    );
    expect(answer).toMatchObject({ ok: false, problem: { code: 'malformed' } });
    socket.close();
  });

  test('whose answer is no function is taken for one of two bodies', async () => {
    const before = await eventCount();
    const socket = await staffSocket();
    for (const answer of ['function', 7, { call: 'me' }, null])
      say(socket, 'follow', { what: 'board' }, answer);
    expect(await ask(socket, 'follow', { what: 'board' })).toMatchObject({ ok: true });
    expect(await eventCount()).toBe(before);
    socket.close();
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'board'],
    ['an array', [{ what: 'board' }]],
    ['bytes', new Uint8Array(10)],
    ['bytes within', { what: new Uint8Array(10) }],
    ['a nest', JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`)],
    ['six thousand values', { what: 'board', more: Array.from({ length: 6000 }, () => 0) }],
    ['a NUL', { what: 'bo\0ard' }],
  ])('of %s is refused', async (_what, body) => {
    const socket = await staffSocket();
    expect(await ask(socket, 'follow', body)).toMatchObject({ ok: false, problem: { code: 'malformed' } });
    socket.close();
  });
});

test.each(['rooms', 'room', 'broadcast', 'to', 'namespace', 'clinicId', 'audience'])(
  '[A-16] a field %s of the sender’s is refused',
  async (field) => {
    const socket = await staffSocket();
    for (const body of [
      { what: 'board', [field]: 'board:other:full' },
      { what: 'session', sessionId: randomUUID(), afterSeq: 0, [field]: 'session:other' },
    ])
      expect(await ask(socket, 'follow', body)).toMatchObject({ ok: false, problem: { code: 'malformed' } });
    socket.close();
  },
);

test.each([
  '{"__proto__":{"isAdmin":true}}',
  '{"what":"board","__proto__":{"isAdmin":true}}',
  '{"what":"board","constructor":{"prototype":{"isAdmin":true}}}',
  '{"commandId":{"__proto__":{"isAdmin":true}}}',
])('[A-55] %s over a socket is refused, and nobody becomes anything by it', async (body) => {
  const line = await joined();
  for (const event of ['follow', 'command']) line.say(`2/staff,5["${event}",${body}]`);
  await expect
    .poll(() => line.heard.filter((h) => h.startsWith('3/staff,5') && h.includes('malformed')).length)
    .toBe(2);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  line.close();
});

describe('[A-78] a line', () => {
  test.each([
    ['that sends 50 MB at once', 'x'.repeat(50 * 1024 * 1024)],
    ['that sends 100 kB too much', `2/staff,["follow","${'x'.repeat(100_001)}"]`],
    ['that announces a million attachments', '51000000-/staff,["follow",{"_placeholder":true,"num":0}]'],
    ['that announces eleven attachments', '511-/staff,["follow",{"_placeholder":true,"num":0}]'],
    ['of an unknown packet', '9/staff,[]'],
    ['of a packet that is no JSON', '2/staff,["follow",{]'],
    ['of a packet that is no event', '2/staff,{"follow":1}'],
    ['of an event with a number for a name', '2/staff,[{}]'],
    ['of bytes nobody announced', new Uint8Array(100)],
  ])('%s is cut off, and the server goes on', async (_what, packet) => {
    const line = await joined();
    line.say(packet);
    await line.closed;
    await alive();
  });

  test('of attachments that refer to what is not there is cut off or refused', async () => {
    for (const place of ['-1', '99', '"__proto__"', '1e9', 'null']) {
      const line = await joined();
      line.say(`51-/staff,3["follow",{"_placeholder":true,"num":${place}}]`);
      line.say(new Uint8Array(10));
      await Promise.race([
        line.closed,
        expect.poll(() => line.heard.some((h) => h.includes('malformed'))).toBe(true),
      ]);
      line.close();
    }
    await alive();
  });

  test('of deeply nested attachments is cut off or refused', async () => {
    const line = await joined();
    line.say(`51-/staff,3["follow",${'['.repeat(40_000)}{"_placeholder":true,"num":0}${']'.repeat(40_000)}]`);
    line.say(new Uint8Array(10));
    await Promise.race([
      line.closed,
      expect.poll(() => line.heard.some((h) => h.includes('malformed'))).toBe(true),
    ]);
    line.close();
    await alive();
  });
});

describe('[A-77] sockets beyond count', () => {
  test('of one person are refused with a sentence, and of others not', async () => {
    const own = [await staffSocket(), await staffSocket(), await staffSocket(), await staffSocket()];
    await expect(staffSocket()).rejects.toThrow('Too many screens are open for you.');
    const other = await connected(openSocket(server.url, server.prescriber.cookie));
    own[0]?.close();
    await expect
      .poll(() =>
        staffSocket().then(
          (socket) => own.push(socket),
          () => 0,
        ),
      )
      .toBe(5);
    for (const socket of [...own, other]) socket.close();
  });

  test('of one address are refused before anything is asked, and of another address not', async () => {
    const small = await startTestServer({
      surroundings: { limits: { socketsPerAddress: 12, introducedWithinMs: 60_000 } },
    });
    const opening = Array.from({ length: 30 }, () => openLine(small.url, small.nurse.cookie));
    const opened = (await Promise.allSettled(opening)).flatMap((line) =>
      line.status === 'fulfilled' ? [line.value] : [],
    );
    expect(opened).toHaveLength(12);
    const refused = await sayRaw(small.url, upgrade(undefined, small.nurse.cookie));
    expect(refused.status).toBe(429);
    expect(refused.head).toContain('application/problem+json');
    const { hostname, port } = new URL(small.url);
    const elsewhere = connect({ host: hostname, port: Number(port), localAddress: '127.0.0.2' });
    elsewhere.write(upgrade(undefined, small.nurse.cookie));
    elsewhere.once('data', () => elsewhere.end());
    expect((await readToEnd(elsewhere)).status).toBe(101);
    expect((await small.nurse.get('/api/v1/me')).status).toBe(200);
    for (const line of opened) line.close();
    await expect
      .poll(() =>
        openLine(small.url, small.nurse.cookie).then(
          (line) => line.close(),
          () => 'refused',
        ),
      )
      .toBe(undefined);
    await small.stop();
  });
});

describe('[A-77] sockets of strangers', () => {
  test('fill their own places of an address, and the screens of the clinic behind it still find theirs', async () => {
    const small = await startTestServer({
      surroundings: { limits: { strangersPerAddress: 5, socketsPerAddress: 5, introducedWithinMs: 60_000 } },
    });
    const made = `${small.nurse.cookie.split('=')[0]}=made-up`;
    const opening = Array.from({ length: 20 }, (_, n) => openLine(small.url, n % 2 === 0 ? '' : made));
    const lines = (await Promise.allSettled(opening)).flatMap((line) =>
      line.status === 'fulfilled' ? [line.value] : [],
    );
    expect(lines).toHaveLength(5);
    expect((await sayRaw(small.url, upgrade())).status).toBe(429);
    const screen = await connected(openSocket(small.url, small.nurse.cookie));
    expect(await ask(screen, 'follow', { what: 'board' })).toMatchObject({ ok: true });
    screen.close();
    for (const line of lines) line.close();
    await small.stop();
  });

  test('that say nothing have five seconds', () => {
    expect(LIMITS.introducedWithinMs).toBeLessThanOrEqual(5000);
  });
});

describe('[A-97] a line taken over', () => {
  test('by the id of another’s is not given', async () => {
    const socket = await staffSocket();
    const sid = socket.io.engine.id;
    for (const query of [`EIO=4&transport=websocket&sid=${sid}`, 'EIO=4&transport=websocket&sid=none'])
      expect((await sayRaw(server.url, upgrade(query))).status).toBe(400);
    for (const query of [`EIO=4&transport=polling&sid=${sid}`, 'EIO=4&transport=polling'])
      expect((await fetch(`${server.url}/socket.io/?${query}`)).status).toBe(400);
    expect(await ask(socket, 'follow', { what: 'board' })).toMatchObject({ ok: true });
    socket.close();
  });
});

test('what was said to sockets all along has changed nothing', async () => {
  const before = await eventCount();
  const { sessionId } = await openVisit(server.nurse);
  expect(await eventCount()).toBe(before + 2);
  const socket = await staffSocket();
  expect(await ask(socket, 'follow', { what: 'session', sessionId, afterSeq: 0 })).toMatchObject({
    ok: true,
  });
  socket.close();
});

function upgrade(query = 'EIO=4&transport=websocket', cookie = ''): string {
  return requestText(server.url, `GET /socket.io/?${query} HTTP/1.1`, [
    'Connection: Upgrade',
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ]);
}
