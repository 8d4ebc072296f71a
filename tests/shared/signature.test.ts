import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/vocabulary.ts';
import { id, NURSE, PRESCRIBER, type Scene } from './scene.ts';
import { correct, dosed, readyToSign } from './visits.ts';

function signed(): Scene {
  const stage = readyToSign();
  stage.do(127, { type: 'Sign', body: {} }, PRESCRIBER);
  return stage;
}

describe('The signature', () => {
  it('[SIGNED] a signature is of the record as it stood: nobody has signed before it, and a late entry leaves it whole', () => {
    const stage = readyToSign();
    stage.do(126, correct(stage, 126, 'r60', 60, [126, 78]));
    expect(stage.judge(126).signature).toBeNull();
    stage.do(127, { type: 'Sign', body: {} }, PRESCRIBER);
    stage.device(126, { heartRateBpm: 72 }, { recordedAt: 130 });
    expect(stage.judge(131).signature).toEqual({
      atMs: stage.at(127),
      by: PRESCRIBER,
      statement: expect.stringContaining('assessed'),
      supersededBy: [],
    });
  });

  it('[SIGNED] an entry corrected, entered in error, moved away or moved here after it supersedes it, and each change is named', () => {
    const stage = signed();
    // In the very millisecond of the signature, after it.
    stage.do(127, correct(stage, 127, 'r120', 120, [150, 78]));
    stage.do(
      130,
      { type: 'WithdrawEntry', body: { entryId: id('r90'), reason: 'cuff slipped' } },
      PRESCRIBER,
    );
    const away = { entryId: id('r60'), toSessionId: id('other'), reason: 'the neighbour’s' };
    stage.append(stage.at(131), { type: 'EntryMovedAway', body: away }, NURSE);
    const content = stage.state.entries[id('r40')]?.versions[0]?.content;
    if (content === undefined) throw new Error('no content');
    const here = { entryId: id('came'), fromSessionId: id('other'), content, needsReview: false };
    const body = { ...here, source: { by: 'staff' as const }, reason: 'the neighbour’s' };
    stage.append(stage.at(132), { type: 'EntryMovedHere', body }, NURSE);
    const { signature } = stage.judge(133);
    expect(signature).toMatchObject({ atMs: stage.at(127), by: PRESCRIBER });
    expect(signature?.supersededBy.map(({ seq: _seq, ...change }) => change)).toEqual([
      change('r120', 'corrected', 120, 127, NURSE),
      change('r90', 'enteredInError', 90, 130, PRESCRIBER),
      change('r60', 'movedAway', 60, 131, NURSE),
      change('came', 'movedHere', 40, 132, NURSE),
    ]);
    function change(name: string, how: string, taken: number, min: number, by: Actor) {
      const times = { takenAtMs: stage.at(taken), atMs: stage.at(min) };
      return { entryId: id(name), kind: 'reading', how, ...times, by };
    }
  });

  it('[SIGNED] a changed time of measurement is named by the time that was signed', () => {
    const stage = signed();
    const correction = correct(stage, 130, 'r120', 119, [124, 78]);
    stage.do(130, correction);
    expect(stage.judge(131).signature?.supersededBy[0]?.takenAtMs).toBe(stage.at(120));
  });

  it('[SIGNED] a session that ended otherwise has no signature', () => {
    const stage = dosed();
    stage.do(45, { type: 'TransferPatient', body: { destination: 'General hospital', reason: 'pressure' } });
    expect(stage.judge(46).signature).toBeNull();
  });
});
