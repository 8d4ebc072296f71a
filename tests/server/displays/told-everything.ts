import { randomUUID } from 'node:crypto';
import type { SessionCommand } from '#shared/commands.ts';
import type { SeriousEventContent } from '#shared/entries.ts';
import { type Caller, MIN, type TestServer } from '../test-server.ts';
import { CALM, openVisit, recordSet, send, type Visit } from '../visit.ts';

/** Stands in every text that somebody types about these patients. */
export const TYPED = 'Zebedee';
export const WHO = {
  name: 'Xaver, Quirin',
  chosenName: 'Quixi',
  birthDate: '1971-03-09',
  recordNumber: 'MRN-4711',
  allergies: ['penicillin'],
};
const PHONE = '0799912345';

/** What no wall display may ever be sent, in whatever case. */
export const NEVER_ON_A_WALL = [
  TYPED,
  WHO.birthDate,
  WHO.recordNumber,
  WHO.allergies[0] ?? '',
  PHONE,
  'suicid',
  'mood safety',
  '"si"',
  '"si:',
  'maoi',
  'serious',
];

/** Two patients of whom everything is on record that can be typed about a patient: one in trouble, one nearly home. */
export async function tellEverything(server: TestServer): Promise<{ ill: Visit; nearlyHome: Visit }> {
  const { nurse } = server;
  const ill = await openVisit(nurse, WHO, '1');
  const tell = (visit: Visit, command: SessionCommand) => told(nurse, visit, command);
  const now = () => server.house.clock.now();

  await tell(ill, { type: 'ArrivePatient', body: { chairId: '1' } });
  await tell(ill, {
    type: 'AnswerChecklist',
    body: { item: 'rems', answer: 'yes', note: `${TYPED} checklist` },
  });
  await tell(ill, recordSet(now(), CALM));
  await tell(ill, dose(now(), `${TYPED} dripped`));
  await server.setClock(now() + 5 * MIN);
  await tell(ill, {
    type: 'RecordSet',
    body: {
      reading: {
        entryId: randomUUID(),
        content: {
          kind: 'reading',
          takenAtMs: now(),
          vitals: { spo2Percent: 90 },
          failed: [{ vital: 'bloodPressure', reason: `${TYPED} moved` }],
          quality: 'good',
          method: { site: `${TYPED} finger` },
        },
      },
      scores: [score(now(), 'suicideScreen', 3)],
      rechecked: ['spo2Percent'],
      lateReason: null,
    },
  });
  await tell(ill, note(now()));
  await tell(ill, {
    type: 'ReportSymptom',
    body: {
      entryId: randomUUID(),
      content: {
        kind: 'symptom',
        takenAtMs: now(),
        effect: 'chestPain',
        grade: 'severe',
        endAtMs: null,
        action: `${TYPED} called`,
      },
      lateReason: null,
    },
  });
  await tell(ill, {
    type: 'RaiseAlert',
    body: { alertId: randomUUID(), severity: 'critical', text: `${TYPED} is crying` },
  });
  await tell(ill, {
    type: 'ReportSeriousEvent',
    body: { entryId: randomUUID(), content: seriousEvent(now()), lateReason: null },
  });
  await tell(ill, { type: 'StateRisk', body: { risk: 'maoiToday', present: true, note: `${TYPED} pills` } });
  const limits = { spo2Low: { warning: 92, critical: 88 } };
  await told(
    server.prescriber,
    ill,
    { type: 'FitLimits', body: { limits, reason: `${TYPED} lungs` } },
    server.passphrase,
  );
  const proposalId = randomUUID();
  await tell(ill, { type: 'ProposeLimits', body: { proposalId, limits, reason: `${TYPED} lungs again` } });
  return { ill, nearlyHome: await comeNearlyHome(server, tell) };
}

/** After two hours all that was measured is good; only what somebody has stated is not. */
async function comeNearlyHome(
  server: TestServer,
  tell: (visit: Visit, command: SessionCommand) => Promise<void>,
): Promise<Visit> {
  const now = () => server.house.clock.now();
  const visit = await openVisit(server.nurse, { ...WHO, recordNumber: `${WHO.recordNumber}-2` }, '2');
  await tell(visit, { type: 'ArrivePatient', body: { chairId: '2' } });
  await tell(visit, fullSet(now()));
  await tell(visit, dose(now(), null));
  await server.setClock(now() + 5 * MIN);
  await tell(visit, dose(now(), null));
  await server.setClock(now() + 115 * MIN);
  await tell(visit, fullSet(now()));
  await server.setClock(now() + 6 * MIN);
  await tell(visit, fullSet(now()));
  for (const criterion of ['D8', 'D9', 'D10'] as const)
    await tell(visit, {
      type: 'Attest',
      body: { criterion, met: true, note: `${TYPED} ok`, transport: null },
    });
  await tell(visit, {
    type: 'Attest',
    body: { criterion: 'D11', met: false, note: `${TYPED} has a plan`, transport: null },
  });
  const transport = { kind: 'person', name: `${TYPED} Senior`, phone: PHONE } as const;
  await tell(visit, { type: 'Attest', body: { criterion: 'D12', met: true, note: null, transport } });
  await tell(visit, {
    type: 'ExtendObservation',
    body: { reason: `${TYPED} is sad`, reviewAtMs: now() + 30 * MIN, escortInformed: true },
  });
  return visit;
}

async function told(by: Caller, visit: Visit, command: SessionCommand, passphrase?: string): Promise<void> {
  const extra = passphrase === undefined ? {} : { passphrase };
  const { status, body } = await send(by, visit.sessionId, command, extra);
  if (status !== 200) throw new Error(`${command.type}: ${body.detail}`);
}

function fullSet(takenAtMs: number): SessionCommand {
  const { body } = recordSet(takenAtMs, CALM) as Extract<SessionCommand, { type: 'RecordSet' }>;
  const scores = [score(takenAtMs, 'moaas', 5), score(takenAtMs, 'dissociation', 0)];
  return { type: 'RecordSet', body: { ...body, scores } };
}

function score(takenAtMs: number, scale: 'suicideScreen' | 'moaas' | 'dissociation', value: number) {
  return {
    entryId: randomUUID(),
    content: { kind: 'score', takenAtMs, scale, value, notObtained: null } as const,
  };
}

function dose(takenAtMs: number, remark: string | null): SessionCommand {
  const content = { kind: 'dose', takenAtMs, deliveredMg: 28, lot: 'L1', remark } as const;
  return { type: 'GiveDose', body: { entryId: randomUUID(), content, lateReason: null } };
}

function seriousEvent(takenAtMs: number): SeriousEventContent {
  return {
    kind: 'seriousEvent',
    takenAtMs,
    what: `${TYPED} fell`,
    description: `${TYPED} fell from the chair`,
    outcomes: ['importantMedicalEvent'],
    serious: true,
    relatedness: 'related',
    endAtMs: null,
    outcome: 'recovering',
    treatment: `${TYPED} ice`,
    reporter: `${TYPED} Senior`,
  };
}

function note(takenAtMs: number): SessionCommand {
  const content = { kind: 'note', takenAtMs, text: `${TYPED} thinks of suicide` } as const;
  return { type: 'WriteNote', body: { entryId: randomUUID(), content, lateReason: null } };
}
