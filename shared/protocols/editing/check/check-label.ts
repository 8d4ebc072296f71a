import type { Protocol } from '../../protocol.ts';
import { type Finding, warns, wrong } from './finding.ts';

/** Two hours after the dose (PI), which the REMS asks of its settings too (clinical reference 6.1). */
const LABEL_MINIMUM_MIN = 120;
/** Around 40 minutes after the dose (PI); the REMS form takes the pressure from this window. */
const PRESSURE_WINDOW_MIN = { from: 35, to: 45 };

/**
 * What the label of esketamine nasal spray asks for. Below two hours is `wrong` while a REMS form is drafted, because a
 * setting of the REMS has agreed to them; elsewhere it warns and says that it is the label.
 */
export function checkLabel(document: Protocol): Finding[] {
  const { drug, dosing, minimumMin, rems, schedule } = document;
  if (drug.trim().toLowerCase() !== 'esketamine' || dosing.form !== 'devices') return [];
  const found: Finding[] = [];
  if (minimumMin < LABEL_MINIMUM_MIN) {
    const label = `May leave no earlier than ${minimumMin} min: the label asks for at least ${LABEL_MINIMUM_MIN} min`;
    found.push(
      rems
        ? wrong('/minimumMin', `${label}, and so does the REMS, whose form is drafted.`)
        : warns('/minimumMin', `${label}.`),
    );
  }
  const { from, to } = PRESSURE_WINDOW_MIN;
  const asked = schedule.checks.some(
    ({ needs, windowFromMin, windowToMin }) =>
      needs.includes('bloodPressure') && windowFromMin >= from && windowToMin <= to,
  );
  if (!asked)
    found.push(
      warns(
        '/schedule/checks',
        `No blood pressure is asked for between T+${from} and T+${to}: the label asks for one about 40 minutes after the dose.`,
      ),
    );
  return found;
}
