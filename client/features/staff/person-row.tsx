import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import type { StaffInfo } from '#shared/wire/people.ts';
import { labelOf, PERSON_ACTS, type PersonAct } from './person-acts.ts';
import styles from './staff.module.css';
import { factorsOf, signedInOn, stateOf } from './staff-words.ts';

interface Props {
  person: StaffInfo;
  /** The person who looks at this list. */
  self: boolean;
  onAct: (act: PersonAct) => void;
}

/** One person: role, whether they can sign in, how, and where they are signed in now. */
export function PersonRow({ person, self, onAct }: Props) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  // Links run out on the machine's clock, not on the clinic's, which a test may move.
  const state = stateOf(person, Date.now(), zone);
  const name = isolated(person.name);
  const choices = PERSON_ACTS.flatMap((act) => {
    const label = labelOf(act, person, self);
    return label === null ? [] : [{ label, onChoose: () => onAct(act) }];
  });
  return (
    <li className={styles.person} data-out={person.disabledAtMs !== null || undefined}>
      <p className={styles.who}>
        <b>
          {name}
          {self && <small> you</small>}
        </b>
        <span>{person.role}</span>
      </p>
      <p className={styles.state} data-open={state.open || undefined}>
        {state.text}
      </p>
      <p className={styles.quiet}>
        <span>{factorsOf(person)}</span>
        <span>{signedInOn(person.signedInStations)}</span>
      </p>
      <MoreMenu label="Change" about={name} title={name} choices={choices} />
    </li>
  );
}
