import { useState } from 'react';
import { apiSend } from '#client/connection/api.ts';
import { newId } from '#client/connection/ids.ts';
import { stationId } from '#client/connection/socket.ts';
import type { PatternName } from '#client/sound/patterns.ts';
import { playCheck } from '#client/sound/run-sound.ts';
import { isCheckDue } from '#client/sound/sound-words.ts';
import { useNow } from '#client/store/now.ts';
import { useSound } from '#client/store/sound.ts';
import { noteSoundCheck, useLastCheck, useSoundSettings } from '#client/store/sound-settings.ts';
import { Act } from '#client/ui/act.tsx';
import { ClockText } from '#client/ui/clock-text.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { refusedText } from './refused-text.ts';
import styles from './sound.module.css';

const PLAYS: Record<PatternName, string> = {
  high: 'High: ten pulses.',
  medium: 'Medium: three pulses.',
  low: 'Low: one pulse.',
};

type Step = { at: 'start' } | { at: 'playing'; pattern: PatternName } | { at: 'asked' } | { at: 'cutOff' };

/**
 * The check at the start of a shift: the three patterns are played, and a person says whether they were heard. What they
 * say is on record with their name, at the volume of that moment.
 */
export function CheckPart() {
  const audio = useSound((sound) => sound.audio);
  const calling = useSound((sound) => sound.calling !== null);
  const [step, setStep] = useState<Step>({ at: 'start' });
  const [refused, setRefused] = useState<string | null>(null);

  async function play(): Promise<void> {
    setRefused(null);
    const whole = await playCheck((pattern) => setStep({ at: 'playing', pattern }));
    setStep({ at: whole ? 'asked' : 'cutOff' });
  }
  async function say(heard: boolean): Promise<void> {
    const { volumePercent } = useSoundSettings.getState();
    const body = { commandId: newId(), heard, volumePercent };
    try {
      const path = `/api/v1/stations/${stationId()}/sound-check`;
      const { atMs } = await apiSend<{ atMs: number }>('POST', path, body);
      noteSoundCheck({ atMs, heard });
      setStep({ at: 'start' });
    } catch (why) {
      setRefused(refusedText(why));
    }
  }
  const playing = step.at === 'playing';
  const blockedBy =
    audio !== 'running'
      ? 'Sound is blocked here'
      : calling
        ? 'An alert sounds now'
        : playing
          ? 'Playing'
          : null;
  return (
    <section className={styles.part} aria-labelledby="sound-check">
      <h3 id="sound-check">Sound check</h3>
      <LastCheck />
      <div className={styles.acts}>
        <Act
          look={step.at === 'asked' ? 'outline' : 'primary'}
          blockedBy={blockedBy}
          onClick={() => void play()}
        >
          {step.at === 'asked' ? 'Play again' : 'Play the three sounds'}
        </Act>
        {step.at === 'asked' && (
          <>
            <Act look="primary" onClick={() => void say(true)}>
              I heard all three
            </Act>
            <Act onClick={() => void say(false)}>I did not</Act>
          </>
        )}
        <span role="status">
          {playing && PLAYS[step.pattern]}
          {step.at === 'cutOff' && 'Cut off: an alert sounds, or the sound is blocked.'}
          {blockedBy !== null && !playing && `${blockedBy}.`}
        </span>
      </div>
      {refused !== null && <ProblemNote title="Not on record" sentence={refused} />}
    </section>
  );
}

function LastCheck() {
  const check = useLastCheck((last) => last.check);
  const nowMs = useNow();
  if (check === null) return <p className={styles.quiet}>Never checked on this machine.</p>;
  const due = isCheckDue(check, nowMs);
  return (
    <p className={styles.quiet} data-due={due || undefined}>
      Last checked <ClockText atMs={check.atMs} />, {check.heard ? 'heard' : 'not heard'}.
      {!check.heard && ' Turn the loudspeaker up, or leave the sound to another station of the room.'}
      {check.heard && due && ' That is more than a day ago.'}
    </p>
  );
}
