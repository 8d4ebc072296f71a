import { describe, expect, test } from 'vitest';
import { hashPassphrase, isPassphrase } from '#server/people/passphrase.ts';
import { passphraseProblem } from '#server/people/passphrase-policy.ts';

const OF = { clinicName: 'Harbour Clinic Äsch', personName: 'Nora Keller' };
const problemOf = (passphrase: string) => passphraseProblem(passphrase, OF);

describe('[A-72] a passphrase that may be the only factor', () => {
  test.each(['fourteen chars', '', '🦊🐙🌵🚀🎈🧀🥝🎷🪁🧵🛶🪐🧂🐝'])(
    '%s is refused: it is too short',
    async (passphrase) => {
      expect(await problemOf(passphrase)).toContain('at least 15 characters');
    },
  );

  test('a thousand and one characters are refused', async () => {
    expect(await problemOf('x'.repeat(1001))).toContain('at most 1000 characters');
  });

  test.each([
    'Harbour-Clinic-2026!',
    'H4rbour-Cl1nic-2026!',
    'clinic asch 2026 2027',
    'KellerNora19851985',
    'Afterdose!Afterdose!',
    'esketamine 56 mg 84 mg',
  ])('%s is refused: it is built on names that others know', async (passphrase) => {
    expect(await problemOf(passphrase)).toContain('built on the name of the clinic');
  });

  test.each([
    'correct horse battery staple',
    'Correct-Horse-Battery-Staple-1!',
    'Summer2026Summer!',
    'my password is my password',
  ])('%s is refused: many people use it', async (passphrase) => {
    expect(await problemOf(passphrase)).toContain('many people use');
  });

  test.each(['1qaz2wsx3edc4rfv', 'monkeydragonmaster', 'qwertyuiopasdfghjkl'])(
    '%s is refused: it stands in the lists of attackers',
    async (passphrase) => {
      expect(await problemOf(passphrase)).toContain('lists of passwords');
    },
  );

  test.each(['abcdefghijklmnopqrstuvwxyz', 'zxcvbnm,./qwertyuiop[]'])(
    '%s is refused: the keyboard or the alphabet made it',
    async (passphrase) => {
      expect(await problemOf(passphrase)).toMatch(/along the keyboard|lists of passwords/);
    },
  );

  test.each([
    ['asdf', 4],
    ['a', 1000],
    ['🦊', 15],
    ['grey7', 200],
  ])('%s, %i times over, is refused: it repeats itself', async (part, times) => {
    expect(await problemOf(part.repeat(times))).toContain('repeats itself');
  });

  test.each([
    'grey dogs swim at noon with nine red umbrellas and one tall door',
    '🦊🐙🌵🚀🎈🧀🥝🎷🪁🧵🛶🪐🧂🐝🔑',
    'Mein Garten hat vier Bäume',
    '我的花园里有四棵树和一只很老的猫',
    '8#2$9@1!7%3^5&4*',
    'nora watches all the chairs',
  ])(
    '%s is accepted: neither kinds of characters nor spaces are asked for or forbidden',
    async (passphrase) => {
      expect(await problemOf(passphrase)).toBeNull();
    },
  );

  test('a thousand characters that begin well are accepted', async () => {
    expect(await problemOf('nine red umbrellas and a tall door'.padEnd(1000, ' grey dogs swim'))).toBeNull();
  });

  test('what one keyboard composes and another does not is one passphrase, and all of it counts', async () => {
    const stored = await hashPassphrase('vier B\u00e4ume am Fluss im Herbst');
    expect(await isPassphrase('vier Ba\u0308ume am Fluss im Herbst', stored)).toBe(true);
    expect(await isPassphrase('vier B\u00e4ume am Fluss im Herbs', stored)).toBe(false);
  });
});
