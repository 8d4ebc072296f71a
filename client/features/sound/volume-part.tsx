import { useId } from 'react';
import { playSample } from '#client/sound/run-sound.ts';
import { FLOOR_PERCENT, LOUDEST_PERCENT, playedPercent, QUIETEST_PERCENT } from '#client/sound/volume.ts';
import { changeSoundSettings, useSoundSettings } from '#client/store/sound-settings.ts';
import styles from './sound.module.css';

/** How loud. Moved, it plays what it does; the floor of what is critical is said, for the slider does not reach below it. */
export function VolumePart() {
  const volumePercent = useSoundSettings((settings) => settings.volumePercent);
  const id = useId();
  const high = playedPercent('high', volumePercent);
  return (
    <section className={styles.part} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <label htmlFor={id}>Volume</label>
      </h3>
      <div className={styles.slider}>
        <input
          id={id}
          type="range"
          min={QUIETEST_PERCENT}
          max={LOUDEST_PERCENT}
          step={5}
          value={volumePercent}
          aria-valuetext={`${volumePercent} %`}
          onChange={(event) => changeSoundSettings({ volumePercent: Number(event.currentTarget.value) })}
          onPointerUp={() => playSample('medium')}
          onKeyUp={() => playSample('medium')}
        />
        <output htmlFor={id}>{volumePercent} %</output>
      </div>
      <p className={styles.quiet}>
        Medium plays at {playedPercent('medium', volumePercent)} %, high at {high} %.{' '}
        {high > volumePercent && `What is critical is never quieter than ${FLOOR_PERCENT.high} %.`}
      </p>
    </section>
  );
}
