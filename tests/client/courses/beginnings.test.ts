import { expect, it } from 'vitest';
import { beginningsOf } from '#client/features/courses/plan/beginnings.ts';
import { TRD } from './plan-of-trd.ts';

const { startDay: _startDay, ...TEMPLATE } = TRD;

it('offers every protocol with each plan it brings, and one without any plan with a blank one', () => {
  const found = beginningsOf(
    [
      { protocolId: 'nasal', name: 'Esketamine IN' },
      { protocolId: 'oral', name: 'Ketamine SL' },
    ],
    [
      {
        protocolId: 'nasal',
        templateId: 'standard',
        name: 'Esketamine IN',
        indication: null,
        template: TEMPLATE,
      },
      {
        protocolId: 'nasal',
        templateId: 'mdsi',
        name: 'Suicidal ideation',
        indication: 'mdsi',
        template: TEMPLATE,
      },
      { protocolId: 'gone', templateId: 'standard', name: 'Gone', indication: null, template: TEMPLATE },
    ],
  );
  expect(found.map(({ name, indication }) => [name, indication])).toEqual([
    ['Esketamine IN', null],
    ['Esketamine IN, Suicidal ideation', 'mdsi'],
    ['Ketamine SL, no plan proposed', null],
  ]);
  expect(found[2]?.template.phases).toHaveLength(1);
});
