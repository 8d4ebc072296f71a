import { severityLook } from '#client/ui/severity.ts';
import type { Severity } from '#shared/vocabulary.ts';
import classes from './timeline.module.css';

interface Props {
  x: number;
  y: number;
  /** Systolic points down at its value, diastolic up: the tips touch the number. */
  points: 'down' | 'up';
  severity: Severity | null;
  withdrawn?: boolean;
}

/** The caret of a pressure; filled with the severity of the limit it breaks. */
export function Caret({ x, y, points, severity, withdrawn = false }: Props) {
  const rise = points === 'down' ? -8 : 8;
  const path = `M${x - 5.5} ${y + rise}L${x} ${y}L${x + 5.5} ${y + rise}${severity === null ? '' : 'Z'}`;
  return (
    <>
      <path
        className={classes.caret}
        data-severity={severity === null ? undefined : severityLook(severity).key}
        data-withdrawn={withdrawn || undefined}
        d={path}
      />
      {withdrawn && <path className={classes.strike} d={`M${x - 7} ${y + rise / 2}h14`} />}
    </>
  );
}
