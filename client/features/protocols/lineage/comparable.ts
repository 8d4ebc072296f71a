import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolChange, ProtocolView } from '#shared/wire/protocols.ts';

/** A document that can be compared, as a list offers it. */
export interface Comparable {
  value: string;
  label: string;
}

/** How the server is told which document: null `version` is the draft, or what there is instead. */
export interface DocumentRef {
  protocolId: string;
  version: string | null;
}

export const DRAFT = 'draft';
const ORIGIN = 'origin';
const VERSION = 'version ';

/** The draft, every version newest first, and where the protocol came from. */
export function comparable({ draft, from, versions }: ProtocolView): Comparable[] {
  return [
    ...(draft === null ? [] : [{ value: DRAFT, label: 'Draft' }]),
    ...versions.map(({ version }) => ({
      value: `${VERSION}${version}`,
      label: `Version ${isolated(version)}`,
    })),
    ...(from === null
      ? []
      : [
          {
            value: ORIGIN,
            label: `Where it began: ${isolated(from.name ?? 'a protocol')} ${isolated(from.version)}`,
          },
        ]),
  ];
}

/** Null: nothing is chosen that there is. */
export function refOf({ protocolId, from }: ProtocolView, value: string): DocumentRef | null {
  if (value === DRAFT) return { protocolId, version: null };
  if (value === ORIGIN) return from && { protocolId: from.protocolId, version: from.version };
  return value.startsWith(VERSION) ? { protocolId, version: value.slice(VERSION.length) } : null;
}

/** What the page knows without asking: the draft of a protocol that was never on, against where it began. */
export function knownChanges(
  { changes, versions }: ProtocolView,
  before: string,
  after: string,
): ProtocolChange[] | null {
  return before === ORIGIN && after === DRAFT && versions.length === 0 ? changes : null;
}

export function nameOf(choices: readonly Comparable[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? '';
}
