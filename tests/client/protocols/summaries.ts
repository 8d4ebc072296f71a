import type { ReplaySums } from '#shared/protocol-events.ts';
import type { ProtocolSummary } from '#shared/wire/protocols.ts';

const HASH = 'a'.repeat(64);

/** Tuesday 12 May 2026, noon. */
export const RUTH_ACTS = {
  atMs: Date.UTC(2026, 4, 12, 12, 0),
  by: {
    kind: 'staff' as const,
    staffId: '6f9a2c1e-0d4b-4c55-9a57-3a3c8d0e1f22',
    name: 'Ruth Baumann',
    role: 'admin' as const,
  },
};

export const SUMS: ReplaySums = {
  sessions: 212,
  alertsAdded: 31,
  alertsRemoved: 4,
  criticalsPerSession: 0.04,
  alertsPerPatientHour: 0.31,
  readinessMovedMedianMin: 12,
  overBudget: false,
};

type Given = Partial<Omit<ProtocolSummary, 'draft'>> & { draft?: Partial<ProtocolSummary['draft']> };

/** A protocol that is on and that nobody has approved, but for what is given. */
export function summary({ draft = null, ...given }: Given): ProtocolSummary {
  return {
    protocolId: 'own',
    name: 'Ours',
    drug: 'esketamine',
    route: 'intranasal',
    form: 'devices',
    origin: 'fork',
    from: null,
    state: 'on',
    version: '1.1-c1',
    hash: HASH,
    approval: null,
    replay: null,
    draft: draft && { hash: HASH, note: null, approval: null, replay: null, ...RUTH_ACTS, ...draft },
    ...given,
  };
}
