import { soundLook } from '#client/sound/sound-words.ts';
import { useSoundAt } from '#client/sound/use-sound-at.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { CheckPart } from './check-part.tsx';
import { QuietPart } from './quiet-part.tsx';
import { RoomPart } from './room-part.tsx';
import styles from './sound.module.css';
import { StationsPart } from './stations-part.tsx';
import { VolumePart } from './volume-part.tsx';

interface Props {
  /** A wall shows how it sounds and can be set up; nobody is there to be on record. */
  wall: boolean;
  /** Why the sound could not be paused; null: nothing was refused. */
  refused: string | null;
  onClose: () => void;
}

/** Everything about the sound of this station, and how the others stand. */
export function SoundDialog({ wall, refused, onClose }: Props) {
  const look = soundLook(useSoundAt());
  return (
    <Dialog opened onClose={onClose} title="Sound of this station" size="lg">
      <div className={styles.parts}>
        <p className={styles.state} role="status">
          <Icon name={look.icon} /> <b>{look.text}</b>
        </p>
        {refused !== null && <ProblemNote title="Not paused" sentence={refused} />}
        <VolumePart />
        {!wall && <CheckPart />}
        <RoomPart />
        <QuietPart wall={wall} />
        {!wall && <StationsPart />}
      </div>
    </Dialog>
  );
}
