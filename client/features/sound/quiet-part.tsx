import { Switch } from '@mantine/core';
import { useState } from 'react';
import { canNotify } from '#client/sound/notify.ts';
import { changeSoundSettings, useSoundSettings } from '#client/store/sound-settings.ts';
import styles from './sound.module.css';

const described = { description: styles.described ?? '' };

/** What beside the alerts may be heard, and whether the machine shows messages while the page is hidden. */
export function QuietPart({ wall }: { wall: boolean }) {
  const { lowTone, notifies } = useSoundSettings();
  const [denied, setDenied] = useState(canNotify() && Notification.permission === 'denied');

  async function change(on: boolean): Promise<void> {
    // Asked only here, when somebody wants it.
    const granted = !on || (await Notification.requestPermission()) === 'granted';
    setDenied(!granted);
    changeSoundSettings({ notifies: on && granted });
  }
  return (
    <section className={styles.part} aria-label="More">
      <Switch
        size="lg"
        classNames={described}
        label="One tone for notices"
        description="Late checks, silent devices, lost stations. Off, they are only shown."
        checked={lowTone}
        onChange={(event) => changeSoundSettings({ lowTone: event.currentTarget.checked })}
      />
      {!wall && canNotify() && (
        <Switch
          size="lg"
          classNames={described}
          label="Messages of this machine while the page is hidden"
          description={
            denied
              ? 'This browser has refused them; its own settings can allow them.'
              : 'Chair and severity. No name, no number.'
          }
          checked={notifies && !denied}
          disabled={denied}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
      )}
    </section>
  );
}
