import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { changeSoundSettings, useSoundSettings } from '#client/store/sound-settings.ts';
import { typedRoom } from '#shared/typed.ts';
import styles from './sound.module.css';

/** In which room this station stands, and whether it or another one sounds there. Kept on the machine. */
export function RoomPart() {
  const { room, soundsHere } = useSoundSettings();
  const [typed, setTyped] = useState(room ?? '');
  const parsed = typed.trim() === '' ? null : typedRoom.safeParse(typed);

  function keep(): void {
    if (parsed === null) changeSoundSettings({ room: null });
    else if (parsed.success) changeSoundSettings({ room: parsed.data });
  }
  return (
    <section className={styles.part} aria-labelledby="sound-room">
      <h3 id="sound-room">Room</h3>
      <TextInput
        label="Name of the room"
        description="The same words on every station of the room."
        value={typed}
        maxLength={40}
        error={parsed?.success === false && 'A room has a name of one line.'}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
      />
      <Radio.Group
        label="Which station sounds"
        value={soundsHere ? 'here' : 'elsewhere'}
        onChange={(value) => changeSoundSettings({ soundsHere: value === 'here' })}
      >
        <div className={styles.choices}>
          <Radio value="here" label="This one" />
          <Radio
            value="elsewhere"
            label="Another one of this room"
            classNames={{ description: styles.described ?? '' }}
            disabled={room === null}
            description={
              room === null
                ? 'Name the room first.'
                : 'As soon as that one is lost, asleep or blocked, this one sounds.'
            }
          />
        </div>
      </Radio.Group>
    </section>
  );
}
