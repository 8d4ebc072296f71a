import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerEverything } from '#server/demo/before-dose.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { type Caller, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { openVisit, send, view } from '../visit.ts';

let server: TestServer;
let second: Caller;
beforeAll(async () => {
  server = await startTestServer();
  second = await server.as('nurse', 'Sam Okafor');
});
afterAll(() => server.stop());

let nth = 0;
async function arrived(): Promise<string> {
  nth += 1;
  const { sessionId } = await openVisit(server.nurse, {}, String(nth));
  await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: String(nth) } });
  return sessionId;
}

test('the view of a session carries every fact of the list and what is made of it', async () => {
  const sessionId = await arrived();
  for (const command of answerEverything(esketamineIntranasal, TEN)) {
    const { status, body } = await send(server.nurse, sessionId, command);
    expect(status, body.detail).toBe(200);
  }
  const taken = { kind: 'homeMedicine', takenAtMs: TEN, name: 'Diazepam', class: 'benzodiazepine' } as const;
  const content = { ...taken, amount: '5 mg', takenToday: 'yes', lastTakenAtMs: null, remark: null } as const;
  const entryId = randomUUID();
  await send(server.nurse, sessionId, {
    type: 'RecordHomeMedicine',
    body: { entryId, content, lateReason: null },
  });
  const seen = await view(server.nurse, sessionId);
  expect(seen).toMatchObject({
    course: null,
    identityConfirmed: { identifiers: ['name', 'birthDate'], by: { name: 'Nora Keller' } },
    indication: { indication: 'trd', approved: true },
    contraindications: { aneurysm: { answer: 'no' } },
    contraindicationDecision: null,
    screening: { bladder: { answer: 'no' } },
    homeMedicines: [{ entryId, content: { name: 'Diazepam' } }],
    risksProposed: [{ risk: 'cnsDepressantToday', entryIds: [entryId] }],
    seriousEvents: [],
    limitsProposed: null,
  });
  expect(seen.checklist.consent?.consent).toMatchObject({ coversOffLabel: true });
  // What is left: the risk of the medicine is to be stated, and the baseline is still to be taken.
  const open = seen.judgement.preDose.lines.filter(({ status }) => status !== 'done');
  expect(open.map(({ item, status }) => [item, status])).toEqual([
    ['medicines', 'attention'],
    ['baseline', 'open'],
  ]);
});

test('two nurses who answer one line at once are both recorded; the later in the log counts', async () => {
  const sessionId = await arrived();
  const answer = (by: Caller, said: 'yes' | 'no') => {
    const body = { item: 'aneurysm', answer: said, note: null };
    return send(by, sessionId, { type: 'AnswerContraindication', body });
  };
  const answers = await Promise.all([
    answer(server.nurse, 'yes'),
    answer(second, 'no'),
    answer(server.nurse, 'no'),
    answer(second, 'yes'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const log = await server.house.log.read(server.house.clinicId, sessionId, 0);
  const recorded = log.flatMap(({ event, actor }) =>
    event.type === 'ContraindicationAnswered' && actor.kind === 'staff'
      ? [{ answer: event.body.answer, name: actor.name }]
      : [],
  );
  expect(recorded).toHaveLength(4);
  const { contraindications, judgement } = await view(server.nurse, sessionId);
  const last = recorded.at(-1);
  expect(contraindications.aneurysm).toMatchObject({ answer: last?.answer, by: { name: last?.name } });
  expect(judgement.contraindication).toBe(last?.answer === 'yes' ? 'undecided' : null);
});

test('a decision made while a colleague answers yes does not cover that yes', async () => {
  const sessionId = await arrived();
  const yes = (item: string): SessionCommand => ({
    type: 'AnswerContraindication',
    body: { item, answer: 'yes', note: null },
  });
  await send(server.nurse, sessionId, yes('aneurysm'));
  const decide: SessionCommand = {
    type: 'DecideContraindications',
    body: { decision: 'give', reason: 'weighed' },
  };
  // The clock stands still: only the order in the log tells which came first.
  const [decided, answered] = await Promise.all([
    send(server.prescriber, sessionId, decide),
    send(second, sessionId, yes('brainBleed')),
  ]);
  expect([decided.status, answered.status]).toEqual([200, 200]);
  const { judgement } = await view(server.nurse, sessionId);
  expect(judgement.contraindication).toBe(decided.body.seq > answered.body.seq ? null : 'undecided');
});
