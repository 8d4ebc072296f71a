import type { RefusalCode } from '#shared/commands.ts';
import type { House } from '../house.ts';
import { isPassphrase } from './passphrase.ts';
import { findById } from './person.ts';
import { inSeconds } from './refused-proof.ts';
import type { StaffActor } from './staff.ts';
import { laneOfAskingAgain } from './tries/tries.ts';

export interface NotAgain {
  code: RefusalCode;
  sentence: string;
  /** Set where they must wait: nobody looked at the passphrase. */
  waitMs?: number;
}

/**
 * Null when the signed-in person has just given their own passphrase; else why not. A wrong one is on record, and who
 * guesses at an open station waits like anybody at the door: their lane is their own, nobody else can fill it.
 */
export async function reauthenticates(
  house: House,
  actor: StaffActor,
  passphrase: string | undefined,
): Promise<NotAgain | null> {
  if (passphrase === undefined || passphrase === '')
    return { code: 'passphraseNeeded', sentence: 'Give your passphrase. Nothing was recorded.' };
  const { lanes, work, refusals } = house.tries;
  const lane = laneOfAskingAgain(house.clinicId, actor.staffId);
  const answer = await work.run('known', async () => {
    const waitMs = lanes.waitMs(lane, house.processNow());
    if (waitMs > 0) return mustWait(waitMs);
    const person = await findById(house, actor.staffId);
    if (await isPassphrase(passphrase, person?.passphraseHash ?? null)) {
      lanes.passed(lane);
      return 'fits' as const;
    }
    lanes.failed(lane, house.processNow());
    await refusals.note(house, actor, 'wrong passphrase when asked again');
    return { code: 'notAllowed', sentence: 'This is not your passphrase. Nothing was recorded.' } as const;
  });
  if (answer === null) return mustWait(1000);
  return answer === 'fits' ? null : answer;
}

function mustWait(waitMs: number): NotAgain {
  const sentence = `Too many wrong passphrases. ${inSeconds(waitMs)} Nothing was recorded.`;
  return { code: 'notAllowed', sentence, waitMs };
}
