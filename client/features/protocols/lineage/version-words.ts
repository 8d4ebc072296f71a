import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolVersion } from '#shared/wire/protocols.ts';
import { actorName, whenText } from '../words.ts';

/** One time a version was on, in sentences: from when, why in spite of what, until when. */
export function timesOn(time: ProtocolVersion['switchedOn'][number], zone: string): string[] {
  const { atMs, by, notReplayed, overBudget, reason, offAtMs, offReason } = time;
  const inSpite = [
    ...(notReplayed ? ['not replayed'] : []),
    ...(overBudget ? ['over the alarm budget'] : []),
  ].join(' and ');
  return [
    `On ${whenText(atMs, zone)}, by ${actorName(by)}.`,
    ...(inSpite === ''
      ? []
      : [`Though ${inSpite}: ${reason === null ? 'no reason given' : isolated(reason)}`]),
    ...(offAtMs === null
      ? []
      : [
          `Off ${whenText(offAtMs, zone)}: ${offReason === null ? 'another version took its place' : isolated(offReason)}`,
        ]),
  ];
}
