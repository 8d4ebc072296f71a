import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { fittedText } from '#client/ui/fitted-limits.ts';
import { isolated } from '#client/ui/isolated.ts';
import { severityLook } from '#client/ui/severity.ts';
import { initials } from '#shared/limit-summary.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { ageLine } from './age-line.ts';
import { DoseClock } from './dose-clock.tsx';
import { glassOf } from './glass.ts';
import { GlassMark } from './glass-mark.tsx';
import { nextUp } from './next-up.ts';
import { Numbers } from './numbers.tsx';
import { fullName, secondIdentifier } from './people.ts';
import { Rail } from './rail.tsx';
import styles from './tile.module.css';
import { TileMarks } from './tile-marks.tsx';
import { whyOf } from './why.ts';
import { WhyLine } from './why-line.tsx';

interface Props {
  chairId: string | null;
  summary: BoardSummary;
  nowMs: number;
  zone: string;
  wall: boolean;
  tight: boolean;
}

/** One patient. The whole tile leads to the session; nothing in it is a button, so nothing is pressed by mistake. */
export function Tile({ chairId, summary, nowMs, zone, wall, tight }: Props) {
  const { identity, sessionId } = summary;
  const why = whyOf(summary, nowMs, zone);
  const age = ageLine(summary, nowMs, zone);
  const next = nextUp(summary, zone);
  const wallNames = useLive((live) => live.clinic?.settings.wallShowsNames === true);
  const nameless = wall && !wallNames;
  const glass = nameless ? null : glassOf(summary, nowMs, zone);
  const inFoot = tight || wall;
  const name = nameless ? isolated(initials(identity.name)) : fullName(identity);
  // The link's reach is the tile: what its marks say at length is said by pointing anywhere at it.
  const about =
    summary.customLimits === null ? undefined : `Custom limits ${fittedText(summary.customLimits, zone)}`;
  const leads = useRights().may('seeSession') && !wall;
  return (
    <article
      className={styles.tile}
      data-severity={why.severity === null ? undefined : severityLook(why.severity).key}
      data-seen={why.seen || undefined}
      data-density={wall ? 'wall' : undefined}
      data-tight={tight || undefined}
    >
      <header>
        <ChairSquare chairId={chairId} severity={why.severity} seen={why.seen} />
        <div className={styles.who}>
          <h2 className={styles.name}>
            <span className="visually-hidden">{chairId === null ? 'No chair, ' : `Chair ${chairId}, `}</span>
            {leads ? (
              <Link href={`/sessions/${sessionId}`} title={about}>
                {name}
              </Link>
            ) : (
              name
            )}
          </h2>
          {!wall && (
            <p>
              <span>{secondIdentifier(identity, nowMs, zone)}</span>
              <TileMarks summary={summary} zone={zone} tight={tight} />
            </p>
          )}
        </div>
        <DoseClock summary={summary} nowMs={nowMs} />
      </header>
      <WhyLine why={why} />
      <Numbers summary={summary} zone={zone} beside={tight ? age.short : wall ? '' : null} />
      {glass !== null && !inFoot && <GlassMark glass={glass} short={false} />}
      {!wall && !tight && glass === null && <Rail summary={summary} nowMs={nowMs} />}
      <p className={styles.foot}>
        {glass !== null && inFoot && <GlassMark glass={glass} short />}
        <span className={styles.age}>
          {!tight && age.text}
          {age.delta !== '' && (
            <>
              {!tight && ' · '}
              <b>{age.delta}</b>
            </>
          )}
        </span>
        <span>
          {next.text} <b>{next.when}</b>
        </span>
      </p>
    </article>
  );
}
