import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import styles from './handover.module.css';
import type { Load, NurseLoad } from './load.ts';

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
            {load.fromMs.map((fromMs) => (
              <th scope="col" key={fromMs}>
                {formatClock(fromMs, zone)}
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
      {slots.map((sets, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a quarter of an hour is its place.
        <td key={index} data-most={(most > 1 && sets === most) || undefined}>
          <span
            className={styles.bar}
            style={{ blockSize: `${most === 0 ? 0 : Math.min(1, sets / most) * 24}px` }}
          />
          {sets === 0 ? <span className={styles.none}>–</span> : sets}
          {most > 1 && sets === most && <span className="visually-hidden">, the most</span>}
        </td>
      ))}
    </tr>
  );
}
