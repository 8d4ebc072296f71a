import type { TrailVerification } from '#shared/wire/trail.ts';
import type { House } from '../house.ts';

/** Checks log and access trail of one clinic. It reads them whole, so those who ask meanwhile share one answer. */
export function verifier(): (house: House) => Promise<TrailVerification> {
  const underway = new Map<string, Promise<TrailVerification>>();
  return (house) => {
    const { clinicId } = house;
    const already = underway.get(clinicId);
    if (already !== undefined) return already;
    const check = verify(house).finally(() => underway.delete(clinicId));
    underway.set(clinicId, check);
    return check;
  };
}

async function verify(house: House): Promise<TrailVerification> {
  const { streams, events, views, findings } = await house.log.verify(
    house.clinicId,
    house.clock.kind === 'real' ? house.processNow() : null,
  );
  const atMs = house.stamp();
  const sentences = findings.map(({ sentence }) => sentence);
  return { whole: sentences.length === 0, streams, events, views, findings: sentences, atMs };
}
