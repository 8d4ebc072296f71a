import { useSound } from '#client/store/sound.ts';
import { leavesSound, useSoundSettings } from '#client/store/sound-settings.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import styles from './notices.module.css';

/** The station that sounds for this room is lost, asleep or blocked: until it is back this one does, and says so. */
export function StandInNotice() {
  const settings = useSoundSettings();
  const standsIn = useSound((sound) => sound.standsIn && sound.audio === 'running');
  if (!standsIn || !leavesSound(settings) || settings.room === null) return null;
  return (
    <p className={styles.notice} data-look="ink" role="status">
      <Icon name="bell" />
      <span>
        <b>This screen sounds for {isolated(settings.room)}.</b> The station that should is lost, asleep or
        blocked.
      </span>
    </p>
  );
}
