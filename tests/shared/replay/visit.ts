import { replaySession } from '#shared/clinical/replay/replay-session.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { ReplayedAlert, SessionReplay } from '#shared/wire/replay.ts';
import { PRESCRIBER, type Scene, type SetOptions, scene } from '../scene.ts';

/** A calm patient: baseline 130/80, two devices at T0 and T+5, so that the gate of 120 minutes is T+125. */
export const CALM = {
  bp: [130, 80],
  hr: 70,
  spo2: 98,
  rr: 14,
  sed: 5,
  diss: 0,
} as const satisfies SetOptions;

/** Sets by minute after T0, over the calm values, in order of time; further deeds where they belong. */
export function visit(sets: Record<number, SetOptions>, protocol: Protocol = esketamineIntranasal): Scene {
  const stage = scene({ protocol });
  stage.set(-8, { ...CALM, bp: [130, 80] });
  stage.dose(0);
  stage.dose(5);
  for (const [min, set] of Object.entries(sets)) stage.set(Number(min), { ...CALM, bp: [130, 80], ...set });
  return stage;
}

/** Ends the visit where the script says so; nothing has to be met. */
export function leave(stage: Scene, min: number): Scene {
  stage.do(
    min,
    {
      type: 'LeaveAgainstAdvice',
      body: {
        prescriberTold: true,
        risksExplained: true,
        formSigned: true,
        transport: 'taxi',
        witnessedBy: null,
        leftAtMs: stage.at(min),
        reason: 'wants to go',
      },
    },
    PRESCRIBER,
  );
  return stage;
}

export function withLimits(limits: Partial<Protocol['limits']>): Protocol {
  return { ...esketamineIntranasal, limits: { ...esketamineIntranasal.limits, ...limits } };
}

export function replayed(stage: Scene, protocol: Protocol): SessionReplay {
  const answer = replaySession(stage.events, protocol);
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.replay;
}

/** A clinical alert as a replay names it. */
export function alert(
  family: string,
  severity: ReplayedAlert['severity'],
  confirmed: boolean,
  message: string,
  atMin: number,
): ReplayedAlert {
  return { family, alertClass: 'clinical', severity, confirmed, message, atMin };
}

export const NO_DIFFERENCE = { added: [], removed: [], changed: [], moved: [] };
