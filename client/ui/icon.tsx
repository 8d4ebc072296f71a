import styles from './icon.module.css';

const BELL = 'M6.5 13V9.3a3.5 3.5 0 017 0V13l1.2 1.6H5.3zM8.9 16.8h2.2';

const PATHS = {
  bell: ['M5 14V9a5 5 0 0110 0v5l1.5 2h-13z', 'M8.5 18h3'],
  /* Crossed with dashes: silent for a while. Crossed through: silent. As on the monitors beside it. */
  bellPaused: [
    BELL,
    'M1.5 2l2.3 2.2M5.7 6l2.4 2.2M10 10l2.3 2.1M14.2 13.9l2.3 2.2',
    'M18.5 2l-2.3 2.2M14.3 6l-2.4 2.2M10 10l-2.3 2.1M5.8 13.9l-2.3 2.2',
  ],
  bellOff: [BELL, 'M1.5 2l17 16', 'M18.5 2l-17 16'],
  pulse: ['M2.5 10h3l2.3-5.5 4 11 2.4-5.5h3.3'],
  person: [
    'M10 10.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
    'M3.8 16.8c.8-3 3.2-4.6 6.2-4.6s5.4 1.6 6.2 4.6',
  ],
  tick: ['M4 10.6l4 3.9 8-9'],
  pause: ['M7 4.5v11', 'M13 4.5v11'],
  clock: ['M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M10 6.2V10l2.6 1.9'],
  lock: ['M5 9.2h10v7.3H5z', 'M7.2 9V6.6a2.8 2.8 0 0 1 5.6 0V9'],
  sun: [
    'M10 13.4a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8z',
    'M10 2v2M10 16v2M2 10h2M16 10h2M4.4 4.4l1.4 1.4M14.2 14.2l1.4 1.4M4.4 15.6l1.4-1.4M14.2 5.8l1.4-1.4',
  ],
  moon: ['M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3z'],
  wall: ['M3 4h14v9.5H3z', 'M7 17h6'],
  plus: ['M10 4.5v11', 'M4.5 10h11'],
  cross: ['M5 5l10 10', 'M15 5L5 15'],
  pencil: ['M4 16l.8-3.4L13.4 4l2.6 2.6-8.6 8.6z'],
  arrowLeft: ['M11.5 4.5L6 10l5.5 5.5'],
} as const;

export type IconName = keyof typeof PATHS;

/** A drawn sign beside a word that says the same; never alone. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true">
      {PATHS[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
