import { SCALE_SPECS } from '#shared/clinical/scales.ts';
import { VITALS } from '#shared/clinical/vitals.ts';
import type { Measure } from '#shared/vocabulary.ts';
import classes from './sheet.module.css';
import type { SheetRow } from './sheet-rows.ts';

const MEASURED: readonly { measure: Measure; label: string; unit: string }[] = [
  { measure: 'bloodPressure', label: 'BP', unit: VITALS.systolicMmHg.unit },
  { measure: 'heartRateBpm', label: VITALS.heartRateBpm.label, unit: VITALS.heartRateBpm.unit },
  { measure: 'spo2Percent', label: VITALS.spo2Percent.label, unit: VITALS.spo2Percent.unit },
  {
    measure: 'respiratoryRatePerMin',
    label: VITALS.respiratoryRatePerMin.label,
    unit: VITALS.respiratoryRatePerMin.unit,
  },
  { measure: 'moaas', label: 'MOAA/S', unit: `${SCALE_SPECS.moaas.from}–${SCALE_SPECS.moaas.to}` },
  {
    measure: 'dissociation',
    label: 'Dissoc.',
    unit: `${SCALE_SPECS.dissociation.from}–${SCALE_SPECS.dissociation.to}`,
  },
];

/** The lines to fill in: which check and when, when it was really taken, the set, and who. */
export function SheetGrid({ rows }: { rows: readonly SheetRow[] }) {
  return (
    <table className={classes.grid}>
      <caption className="visually-hidden">Sets to be written</caption>
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Due</th>
          <th scope="col">Taken at</th>
          {MEASURED.map(({ measure, label, unit }) => (
            <th key={measure} scope="col">
              {label} <small>{unit}</small>
            </th>
          ))}
          <th scope="col" className={classes.wide}>
            Symptoms, acts
          </th>
          <th scope="col">Who</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, check, due, needs, why }) => (
          <tr key={key}>
            <th scope="row">
              {check}
              {why !== '' && <small>{why}</small>}
            </th>
            <td>{due}</td>
            <td />
            {MEASURED.map(({ measure }) => (
              <td key={measure} className={classes.value}>
                {!needs.includes(measure) && 'not asked'}
              </td>
            ))}
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
