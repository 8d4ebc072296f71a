import { describe } from 'vitest';
import { appendContract } from './contract-append.ts';
import { aroundContract } from './contract-around.ts';
import { chainContract } from './contract-chain.ts';
import { faultContract } from './contract-faults.ts';
import { groupContract } from './contract-group.ts';
import { guardContract } from './contract-guards.ts';
import { projectionContract } from './contract-projections.ts';
import { protocolContract } from './contract-protocols.ts';
import { sealingContract } from './contract-sealing.ts';
import { trailContract } from './contract-trail.ts';
import { type Engine, placePerTest } from './place.ts';

/** What every engine of the log keeps. */
export function logContract(engine: Engine): void {
  describe(`the log on ${engine.name}`, () => {
    const place = placePerTest(engine);
    describe('appending and reading', () => appendContract(place));
    describe('group commit', () => groupContract(place));
    describe('the chain', () => chainContract(place));
    describe('the access trail', () => trailContract(place));
    describe('guards', () => guardContract(place));
    describe('what stands around the log', () => aroundContract(place));
    describe('sealing', () => sealingContract(place));
    describe('projections', () => projectionContract(place));
    describe('protocols', () => protocolContract(place));
    describe('failing writes', () => faultContract(place));
  });
}
