import { describe, expect, it } from 'vitest';
import { settingsOf } from '#client/features/clinic/settings.ts';
import type { ClinicSettings } from '#shared/clinic-events.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';

function aClinic(settings: Partial<ClinicSettings> = {}): ClinicInfo {
  return {
    clinicId: '5f0c7a43-0000-4000-8000-0000000000c1',
    name: 'Northside',
    timeZone: 'Europe/London',
    chairIds: ['1', '2'],
    settings: { lockAfterMin: 5, initialsWhenLocked: true, wallShowsNames: false, ...settings },
    protocols: [],
    presence: [],
  };
}

function setting(name: string, clinic = aClinic()) {
  const found = settingsOf(clinic, []).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no setting ${name}`);
  return found;
}

async function refusedWith(minutes: string): Promise<string> {
  const form = setting('Lock after').form;
  if (form === null || !('send' in form)) throw new Error('the lock is changed over HTTP');
  const outcome = await form.send(
    { minutes },
    { entryId: 'id', idOf: () => 'id', nowMs: 0, timeZone: 'UTC' },
  );
  return outcome.state === 'refused' ? outcome.problem.sentence : outcome.state;
}

describe('a setting', () => {
  it('says what it is and what it does to people', () => {
    expect(setting('Lock after')).toMatchObject({
      value: '5 min',
      consequence:
        'A station nobody touches for 5 min keeps its board and acts no more until somebody says who they are.',
    });
    expect(setting('A locked station shows').value).toBe('Initials');
    expect(setting('A locked station shows', aClinic({ initialsWhenLocked: false })).consequence).toBe(
      'Whoever passes reads names and birth dates.',
    );
    expect(setting('A wall display shows', aClinic({ wallShowsNames: true })).value).toBe('Names');
  });

  it('begins its dialog with what holds now', () => {
    const wall = setting('A wall display shows', aClinic({ wallShowsNames: true })).form;
    expect(wall?.fields[0]).toMatchObject({ initial: 'names' });
    expect(setting('A locked station shows').form?.fields[0]).toMatchObject({ initial: 'initials' });
  });

  it.each(['0', '61', '2.5', '-1'])(
    'locks after whole minutes from 1 to 60, not after %s',
    async (minutes) => {
      expect(await refusedWith(minutes)).toBe('Whole minutes from 1 to 60. Nothing is changed.');
    },
  );

  it('leaves the time zone alone: sessions keep theirs', () => {
    expect(setting('Time zone')).toMatchObject({ value: 'Europe/London', form: null });
  });
});
