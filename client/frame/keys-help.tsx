import { Switch } from '@mantine/core';
import { setKeysOn, useKeysOn } from '#client/store/keys.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import styles from './keys-help.module.css';

const KEYS: readonly (readonly [string[], string])[] = [
  [['/'], 'Record vitals'],
  [['7', 'Enter'], 'Record vitals for chair 7'],
  [['J', 'K'], 'Next and previous row of the queue'],
  [['Enter'], 'The act of the row'],
  [['A'], 'To the first unseen alert; on it, acknowledge'],
  [['P'], 'Pause the sound for two minutes; again: sound on'],
  [['B'], 'Board'],
  [['R'], 'Round: chair to chair, Enter to go on'],
  [['W'], 'Who is here: switch, lock, sign out'],
  [['L'], 'Lock this station'],
  [['V', 'D', 'N'], 'Vitals, score, note for the open chair'],
  [['T'], 'Table or chart'],
  [['←', '→'], 'Reading before and after'],
  [['Esc'], 'Close, keep the draft'],
  [['?'], 'These keys'],
];

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const on = useKeysOn();
  return (
    <Dialog opened={opened} onClose={onClose} title="All keys">
      <dl className={styles.keys}>
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.rule}>No key closes an alert, corrects an entry or signs.</p>
      <Switch
        size="lg"
        label="Single keys act on this station"
        checked={on}
        onChange={(event) => setKeysOn(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
