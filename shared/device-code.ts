/**
 * The code on a device's label: short enough to type, made from its id, so that nothing more is stored. The end of the
 * id is used, which is random in every kind of UUID: `7F3A-91C2`.
 */
export function deviceCode(deviceId: string): string {
  const end = deviceId.replaceAll('-', '').slice(-CODE_LENGTH).toUpperCase();
  return `${end.slice(0, CODE_LENGTH / 2)}-${end.slice(CODE_LENGTH / 2)}`;
}

const CODE_LENGTH = 8;

/** Whether a scanned or typed text is this device's code, with or without its dash and in any case, or its whole id. */
export function isCodeOf(text: string, deviceId: string): boolean {
  const plain = (code: string) => code.replace(/[\s-]/g, '').toLowerCase();
  return plain(text) === plain(deviceCode(deviceId)) || plain(text) === plain(deviceId);
}
