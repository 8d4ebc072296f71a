import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import styles from './handover.module.css';
import { type Load, type NurseLoad, SLOTS_MIN } from './load.ts';

/** Who has to be at how many chairs when, in the next two hours. The number stands in every bar. */
export function LoadTable({ load, zone }: { load: Load; zone: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label="Sets to take, by nurse">
      <table className={styles.load}>
        <caption>Sets to take, by quarter of an hour</caption>
        <thead>
          <tr>
            <th scope="col">Nurse</th>
            <th scope="col">Patients</th>
            {SLOTS_MIN.map((minutes, slot) => (
              <th scope="col" key={minutes}>
                {formatClock(load.fromMs[slot] ?? Number.NaN, zone)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {load.nurses.map((one) => (
            <Row key={one.nurse ?? ''} load={one} most={load.most} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ load: { nurse, patients, slots }, most }: { load: NurseLoad; most: number }) {
  return (
    <tr>
      <th scope="row">{nurse === null ? 'Nobody yet' : isolated(nurse)}</th>
      <td>{patients}</td>
      {SLOTS_MIN.map((minutes, slot) => (
        <Slot key={minutes} sets={slots[slot] ?? 0} most={most} />
      ))}
    </tr>
  );
}

function Slot({ sets, most }: { sets: number; most: number }) {
  const busiest = most > 1 && sets === most;
  const blockSize = `${most === 0 ? 0 : Math.min(1, sets / most) * 24}px`;
  return (
    <td data-most={busiest || undefined}>
      <span className={styles.bar} style={{ blockSize }} />
      {sets === 0 ? <span className={styles.none}>–</span> : sets}
      {busiest && <span className="visually-hidden">, the most</span>}
    </td>
  );
}
