import type { ActForm } from '#client/ui/act-form/act-form.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';
import { type Issued, renameForm, revokeForm, rotateForm } from './manage-forms.ts';

export const DEVICE_ACTS = ['rename', 'rotate', 'revoke'] as const;
export type DeviceAct = (typeof DEVICE_ACTS)[number];

/** The word of an admin's act on this device; null when it makes no sense now. */
export function labelOf(act: DeviceAct, { revokedAtMs }: DeviceInfo): string | null {
  switch (act) {
    case 'rename':
      return 'Rename';
    case 'rotate':
      return revokedAtMs === null ? 'New token' : 'Take back into use';
    case 'revoke':
      return revokedAtMs === null ? 'Take out of use' : null;
  }
}

export function formOf(act: DeviceAct, device: DeviceInfo, onIssued: (issued: Issued) => void): ActForm {
  switch (act) {
    case 'rename':
      return renameForm(device);
    case 'rotate':
      return rotateForm(device, onIssued);
    case 'revoke':
      return revokeForm(device);
  }
}
