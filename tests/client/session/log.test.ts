import { describe, expect, it } from 'vitest';
import { describeEvent } from '#client/features/session/log/describe-event.ts';
import { ATTESTABLE } from '#shared/events.ts';
import { attestAll, scene } from '#tests/shared/scene.ts';

const ZONE = 'Europe/London';
const WORDS = {
  criterion: (id: string) => `<${id}>`,
  line: (id: string) => `<${id}>`,
  asked: (id: string) => `<${id}>`,
};

function linesOf(stage: ReturnType<typeof scene>) {
  return stage.events.map(({ event }) => describeEvent(event, ZONE, WORDS));
}

describe('the log', () => {
  it('says every event of a session in words, each in its group', () => {
    const stage = scene({ plannedMg: 28 });
    stage.set(-8, { bp: [138, 86], hr: 78, spo2: 97, rr: 14, sed: 5, diss: 0 });
    stage.dose(0, 'L-7');
    stage.set(40, { bp: [184, 108], hr: 104, spo2: 95, rr: 16, sed: 4, diss: 8 });
    attestAll(stage, 60);
    const lines = linesOf(stage);
    expect(lines).toContainEqual({ group: 'entries', text: 'Dose: 28 mg, lot L-7' });
    expect(lines).toContainEqual({ group: 'alerts', text: 'SYS 184 ≥ 180: raised' });
    expect(lines).toContainEqual({ group: 'course', text: 'Arrived, chair 1' });
    for (const criterion of ATTESTABLE.filter((one) => one !== 'D14')) {
      expect(lines.some(({ text }) => text.startsWith(`<${criterion}> attested met`))).toBe(true);
    }
  });

  it('prints times in the zone of the session', () => {
    const stage = scene();
    stage.dose(0);
    const { text } = describeEvent(
      {
        type: 'ObservationExtended',
        body: { reason: 'Slow', reviewAtMs: stage.at(140), escortInformed: false },
      },
      ZONE,
      WORDS,
    );
    expect(text).toBe('Observation extended, review 13:20, escort informed: no: Slow');
  });
});
