import { useState } from 'react';
import { useLive } from '#client/store/live.ts';
import { serverNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Panel, Panels } from '#client/ui/panel.tsx';
import { CheckPanel } from './check-panel.tsx';
import { exportForm } from './export-form.ts';
import { GlassPanel } from './glass-panel.tsx';
import styles from './trail.module.css';
import { dayEnd, dayStart } from './trail-days.ts';
import { type Asked, TrailFilters } from './trail-filters.tsx';
import { TrailList } from './trail-list.tsx';
import { useNames } from './use-names.ts';
import { useTrail } from './use-trail.ts';

/** Who changed what and who viewed what, whether the log is whole, and who broke the glass. */
export function TrailPage() {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const clinic = useLive((live) => live.clinic?.name ?? '');
  const [asked, setAsked] = useState<Asked>({ kind: null, from: '', to: '' });
  const [version, setVersion] = useState(0);
  const [exporting, setExporting] = useState(false);
  const again = () => setVersion((before) => before + 1);
  const nameOf = useNames();
  const fromMs = dayStart(asked.from, zone);
  const trail = useTrail({ kind: asked.kind, fromMs, toMs: dayEnd(asked.to, zone) }, version);
  return (
    <Panels beside>
      <Panel
        title="Trail"
        first
        count="newest first"
        act={
          <span className={styles.acts}>
            <Act onClick={again}>Newest</Act>
            <Act onClick={() => setExporting(true)}>Export</Act>
          </span>
        }
      >
        <TrailFilters asked={asked} onAsk={setAsked} />
        <TrailList trail={trail} zone={zone} nameOf={nameOf} />
      </Panel>
      <div className={styles.beside}>
        <CheckPanel zone={zone} />
        <GlassPanel zone={zone} version={version} onAgain={again} />
      </div>
      {exporting && (
        <ActDialog
          sessionId="trail"
          timeZone={zone}
          about={isolated(clinic)}
          form={exportForm(serverNow(), zone)}
          onClose={() => setExporting(false)}
        />
      )}
    </Panels>
  );
}
