import { useState } from 'react';
import { useBoard } from '#client/store/board.ts';
import { freeChairs } from '#client/store/chairs.ts';
import { useLive } from '#client/store/live.ts';
import { Act } from '#client/ui/act.tsx';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Loading } from '#client/ui/loading.tsx';
import { Panel, Panels } from '#client/ui/panel.tsx';
import styles from './clinic.module.css';
import { settingsOf } from './settings.ts';

/** What the clinic decides for its screens, each with what it does to people. */
export function ClinicPage() {
  const { known, summaries } = useBoard();
  const clinic = useLive((live) => live.clinic);
  const [open, setOpen] = useState<string | null>(null);
  if (!known || clinic === null)
    return <Loading what="the settings" waitsFor="The server has not answered yet." />;
  const free = freeChairs(clinic.chairIds, Object.values(summaries));
  const settings = settingsOf(
    clinic,
    clinic.chairIds.filter((chairId) => !free.includes(chairId)),
  );
  const form = settings.find(({ name }) => name === open)?.form ?? null;
  return (
    <Panels>
      <Panel title="Settings" first count="every change is in the trail">
        <ul>
          {settings.map((setting) => (
            <li key={setting.name} className={styles.setting}>
              <h2>{setting.name}</h2>
              <p>
                <b>{setting.value}</b>
                <span>{setting.consequence}</span>
              </p>
              {setting.form !== null && (
                <Act onClick={() => setOpen(setting.name)}>
                  Change<span className="visually-hidden"> {setting.name}</span>
                </Act>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      {form !== null && (
        <ActDialog
          key={form.key}
          sessionId={clinic.clinicId}
          timeZone={clinic.timeZone}
          about={isolated(clinic.name)}
          form={form}
          onClose={() => setOpen(null)}
        />
      )}
    </Panels>
  );
}
