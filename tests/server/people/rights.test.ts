import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionCommand } from '#shared/commands.ts';
import { mayDo, REAUTHENTICATED, RIGHTS } from '#shared/rights.ts';
import { ROLES, type Role } from '#shared/vocabulary.ts';
import { type Caller, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
const staff = new Map<Role, Caller>();
beforeAll(async () => {
  server = await startTestServer();
  for (const role of ROLES) staff.set(role, await server.as(role, `A ${role}`));
});
afterAll(() => server.stop());

const reason = 'because';
const entryId = randomUUID();
const note = { kind: 'note', takenAtMs: 0, text: 'x' };
/** One body that parses for each command; the compiler asks for a new one with each new command. */
const BODIES: Record<SessionCommand['type'], object> = {
  ArrivePatient: { chairId: '1' },
  ChangeChair: { chairId: '1' },
  TakeOver: { acceptedAlertIds: [], acceptedCheckId: null },
  AnswerChecklist: { item: 'identity', answer: 'yes', note: null },
  ChangePlan: { plannedMg: 56, reason },
  RecordSet: { reading: null, scores: [], rechecked: [], lateReason: null },
  GiveDose: {
    entryId,
    content: { kind: 'dose', takenAtMs: 0, deliveredMg: 28, lot: 'L', remark: null },
    lateReason: null,
  },
  StopDosing: { reason, takenAtMs: 0 },
  GiveMedicine: {
    entryId,
    content: { kind: 'medicine', takenAtMs: 0, purpose: 'other', name: 'x', amount: '1', route: 'oral' },
    lateReason: null,
  },
  ReportSymptom: {
    entryId,
    content: { kind: 'symptom', takenAtMs: 0, effect: 'nausea', grade: 'mild', endAtMs: null, action: null },
    lateReason: null,
  },
  WriteNote: { entryId, content: note, lateReason: null },
  CorrectEntry: { entryId, version: 1, content: note, reason },
  FitLimits: { limits: { spo2Low: { warning: 92, critical: 90 } }, reason },
  WithdrawEntry: { entryId, reason },
  ReviewEntry: { entryId },
  AcceptBaseline: { entryId, reason },
  OverrideHold: { reason },
  RaiseAlert: { alertId: entryId, severity: 'warning', text: 'x' },
  AcknowledgeAlert: { episodeId: 'x' },
  CloseAlert: { episodeId: 'x', note: null },
  MarkCheckNotDone: { checkId: 'x', reason },
  Attest: { criterion: 'D8', met: true, note: null, transport: null },
  OverrideCriterion: { criterion: 'D2', reason },
  ExtendObservation: { reason, reviewAtMs: 0, escortInformed: true },
  Sign: {},
  CancelSession: { reason },
  LeaveAgainstAdvice: {
    prescriberTold: true,
    risksExplained: true,
    formSigned: true,
    transport: null,
    witnessedBy: null,
    leftAtMs: 0,
    reason,
  },
  TransferPatient: { destination: 'x', reason },
  RecordTransferOutcome: { outcome: 'x' },
  CompleteCallBack: { entryId, note: 'x' },
};

const types = Object.keys(BODIES) as SessionCommand['type'][];
const cells = types.flatMap((type) => ROLES.map((role) => ({ type, role })));

test.each(cells)('$role and $type over HTTP: as the table says', async ({ type, role }) => {
  const body = { commandId: randomUUID(), command: { type, body: BODIES[type] } };
  const answer = await (staff.get(role) as Caller).post(`/api/v1/sessions/${randomUUID()}/commands`, body);
  // Whoever may act is told that there is no such session; signing asks for the passphrase before that.
  const passes = mayDo(role, type) && !REAUTHENTICATED.has(type);
  expect(answer.status).toBe(passes ? 404 : 403);
});

test('a plan is changed by prescribers, chairs by administrators, and no administrator acts on a patient', () => {
  expect(RIGHTS.ChangePlan).toEqual(['prescriber']);
  expect(RIGHTS.setChairs).toEqual(['admin']);
  expect(types.filter((type) => mayDo('admin', type))).toEqual([]);
});
