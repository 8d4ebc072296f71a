import { useState } from 'react';
import { usePolled } from '#client/connection/use-fetched.ts';
import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { bindByCodeForm } from '#client/ui/act-form/bind-by-code.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Panel, Panels } from '#client/ui/panel.tsx';
import type { BoardSummary } from '#shared/summary.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';
import { bindForm, sessionField } from './bind-form.ts';
import { type DeviceAct, formOf } from './device-acts.ts';
import { DeviceLabel } from './device-label.tsx';
import { DeviceRow } from './device-row.tsx';
import { countOf } from './device-words.ts';
import { addForm, type Issued } from './manage-forms.ts';
import { RefusedList } from './refused-list.tsx';
import { ShownToken } from './shown-token.tsx';
import { WaitingTray } from './waiting-tray.tsx';

type Open =
  | { what: 'add' }
  | { what: 'byCode' }
  | { what: 'bind' | 'refused' | 'label' | DeviceAct; deviceId: string }
  | null;

/** Everything that posts readings, whom it is bound to, and the readings that wait for a patient. */
export function DevicesPage() {
  const { summaries } = useBoard();
  const { fetched, again } = usePolled<{ devices: DeviceInfo[] }>('/api/v1/devices');
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const clinic = useLive((live) => live.clinic?.name ?? '');
  const manages = useRights().may('manageDevices');
  const [open, setOpen] = useState<Open>(null);
  const [issued, setIssued] = useState<Issued | null>(null);
  const devices = fetched.status === 'ready' ? outLast(fetched.answer.devices) : [];
  const dialog = dialogOf(open, { devices, clinic, sessions: Object.values(summaries), onIssued: setIssued });
  const shown = (what: 'refused' | 'label') =>
    open?.what === what ? devices.find(({ deviceId }) => deviceId === open.deviceId) : undefined;
  const refused = shown('refused');
  const labelled = shown('label');

  function close(): void {
    setOpen(null);
    again();
  }

  return (
    <Panels>
      <Panel
        title="Devices"
        first
        count={fetched.status === 'ready' ? countOf(devices) : ''}
        act={
          <>
            {devices.length > 0 && <Act onClick={() => setOpen({ what: 'byCode' })}>Bind by code</Act>}
            {manages && <Act onClick={() => setOpen({ what: 'add' })}>Add a device</Act>}
          </>
        }
      >
        <Answered fetched={fetched} what="devices" onAgain={again}>
          {() =>
            devices.length === 0 ? (
              <Empty title="No devices yet">
                <span>
                  {manages
                    ? 'Add one: it gets a token to post readings with.'
                    : 'An admin adds them. Until then numbers are typed.'}
                </span>
              </Empty>
            ) : (
              <ul>
                {devices.map((device) => (
                  <DeviceRow
                    key={device.deviceId}
                    device={device}
                    bound={device.sessionId === null ? undefined : summaries[device.sessionId]}
                    onBind={() => setOpen({ what: 'bind', deviceId: device.deviceId })}
                    onRefused={() => setOpen({ what: 'refused', deviceId: device.deviceId })}
                    onLabel={() => setOpen({ what: 'label', deviceId: device.deviceId })}
                    onAct={(what) => setOpen({ what, deviceId: device.deviceId })}
                  />
                ))}
              </ul>
            )
          }
        </Answered>
      </Panel>
      <WaitingTray />
      {dialog !== null && <ActDialog {...dialog} timeZone={timeZone} onClose={close} />}
      {labelled !== undefined && <DeviceLabel device={labelled} onClose={close} />}
      {refused !== undefined && <RefusedList device={refused} onClose={close} />}
      {issued !== null && open === null && <ShownToken issued={issued} onClose={() => setIssued(null)} />}
    </Panels>
  );
}

/** What is out of use stands below what people look for. */
function outLast(devices: readonly DeviceInfo[]): DeviceInfo[] {
  return devices.toSorted((a, b) => Number(a.revokedAtMs !== null) - Number(b.revokedAtMs !== null));
}

interface Known {
  devices: readonly DeviceInfo[];
  clinic: string;
  sessions: readonly BoardSummary[];
  onIssued: (issued: Issued) => void;
}

/** The open dialog as the list now stands. */
function dialogOf(open: Open, { devices, clinic, sessions, onIssued }: Known) {
  if (open === null || open.what === 'refused' || open.what === 'label') return null;
  if (open.what === 'add')
    return { sessionId: 'new-device', about: isolated(clinic), form: addForm(onIssued) };
  const here = sessions.filter(({ stage }) => stage !== 'scheduled');
  if (open.what === 'byCode') {
    const form = bindByCodeForm({ field: sessionField(here) });
    return { sessionId: 'device-by-code', about: isolated(clinic), form };
  }
  const device = devices.find(({ deviceId }) => deviceId === open.deviceId);
  if (device === undefined) return null;
  const form = open.what === 'bind' ? bindForm(device, here) : formOf(open.what, device, onIssued);
  return { sessionId: device.deviceId, about: isolated(device.name), form };
}
