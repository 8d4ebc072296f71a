import { describe, expect, it } from 'vitest';
import { compareProtocols } from '#shared/protocols/editing/compare-protocols.ts';
import { describeProtocol } from '#shared/protocols/editing/describe-protocol.ts';
import { editableFields } from '#shared/protocols/editing/editable-fields.ts';
import { fieldsOf } from '#shared/protocols/editing/fields.ts';
import { valueAt } from '#shared/protocols/editing/json-pointer.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { ketamineOral } from '#shared/protocols/ketamine-oral.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { changed, leavesOf } from './changed.ts';

/** What says which protocol it is and nothing of how it judges. */
const IDENTITY = ['/protocolId', '/version', '/approvedBy'];
/** The course is a prescriber's to edit, for one patient; whom a text offers a dose to is the text's to say. */
const NOT_EDITED = [/^\/course/, /^\/dosing\/(form$|deviceMg$|doseNotes)/, /^\/approvedIndications/];

function isUnder(pointer: string, at: string): boolean {
  return pointer === at || pointer.startsWith(`${at}/`);
}

function sentence(document: Parameters<typeof describeProtocol>[0], pointer: string): string[] {
  const lines = describeProtocol(document).flatMap(({ lines }) => lines);
  return lines.filter(({ pointers }) => pointers.includes(pointer)).map((line) => line.sentence);
}

describe('The table of fields', () => {
  it.each(SHIPPED_PROTOCOLS)('has every number and every switch of $name', (protocol) => {
    const pointers = fieldsOf(protocol).map(({ pointer }) => pointer);
    const missing = leavesOf(protocol)
      .filter(([, leaf]) => typeof leaf === 'number' || typeof leaf === 'boolean')
      .map(([pointer]) => pointer)
      .filter((pointer) => !NOT_EDITED.some((pattern) => pattern.test(pointer)))
      .filter((pointer) => !pointers.some((at) => isUnder(pointer, at)));
    expect(missing).toEqual([]);
  });

  it.each(SHIPPED_PROTOCOLS)('leads to a value of $name each time, once', (protocol) => {
    const pointers = fieldsOf(protocol).map(({ pointer }) => pointer);
    expect(pointers.filter((pointer) => valueAt(protocol, pointer) === undefined)).toEqual([]);
    expect(new Set(pointers).size).toBe(pointers.length);
  });

  it('gives a form its bounds as people type them, with the shipped value', () => {
    const fields = editableFields(
      changed(esketamineIntranasal, { '/confirmation/continuousHoldMs': 20_000 }),
    );
    const at = (pointer: string) => fields.find((field) => field.pointer === pointer);
    expect(at('/confirmation/continuousHoldMs')).toMatchObject({
      kind: 'number',
      unit: 's',
      factor: 1000,
      min: 0,
      max: 60,
      shipped: 15,
    });
    expect(at('/limits/systolicHigh/warning')).toMatchObject({ min: 120, max: 199, mayBeOff: true });
    expect(at('/limits/systolicHigh/critical')).toMatchObject({ max: 200, mayBeOff: false, shipped: 180 });
    expect(at('/limits/cadssHigh/critical')).toMatchObject({ mayBeOff: true, shipped: null });
    expect(at('/minimumFrom')).toMatchObject({
      options: [{ value: 'lastStart', label: 'after the last device' }],
    });
  });

  it('finds the shipped checks of a risk by the risk, wherever it stands', () => {
    const turned = changed(esketamineIntranasal, {
      '/modifiers': esketamineIntranasal.modifiers.toReversed(),
    });
    const field = editableFields(turned).find(({ pointer }) => pointer === '/modifiers/5/checks');
    expect(field).toMatchObject({ label: 'Checks added for age 65 or over' });
    expect(field?.kind === 'checks' && field.shipped.map(({ atMin }) => atMin)).toEqual([30, 40, 50, 60]);
  });
});

describe('A protocol in sentences', () => {
  it.each(SHIPPED_PROTOCOLS)('speaks for every field of $name', (protocol) => {
    const spoken = describeProtocol(protocol).flatMap(({ lines }) =>
      lines.flatMap(({ pointers }) => pointers),
    );
    const silent = fieldsOf(protocol)
      .map(({ pointer }) => pointer)
      .filter((pointer) => !spoken.some((at) => isUnder(at, pointer)));
    expect(silent).toEqual([]);
    expect(spoken.filter((pointer) => valueAt(protocol, pointer) === undefined)).toEqual([]);
  });

  it.each([
    [
      '/limits/systolicHigh/warning',
      'Blood pressure: a warning from 160 systolic or 100 diastolic; critical from 180 or 110.',
    ],
    ['/schedule/checks/1', 'A full set at T+40, between 35 and 45 minutes.'],
    ['/minimumMin', 'May leave no earlier than 120 minutes after the last device.'],
    [
      '/schedule/checks/0',
      'Heart rate, saturation, breathing rate, sedation and dissociation at T+20, between 15 and 25 minutes.',
    ],
    [
      '/limits/temperatureLow/critical',
      'Temperature: a warning from 38.1 °C; critical at or below 35 °C or from 39.1 °C.',
    ],
  ])('says of %s: %s', (pointer, expected) => {
    expect(sentence(esketamineIntranasal, pointer)).toContain(expected);
  });

  it('says what is off', () => {
    const off = changed(esketamineIntranasal, {
      '/limits/systolicHigh/warning': null,
      '/limits/diastolicHigh/critical': null,
      '/limits/systolicRise': null,
      '/limits/diastolicRise': null,
      '/limits/nauseaHigh/warning': null,
    });
    expect(sentence(off, '/limits/systolicHigh/warning')).toEqual([
      'Blood pressure: a warning from 100 diastolic; critical from 180 systolic.',
    ]);
    expect(sentence(off, '/limits/systolicRise')).toEqual(['Blood pressure above own baseline: no warning.']);
    expect(sentence(off, '/limits/nauseaHigh/warning')).toEqual([
      'Nausea score: no warning; nothing is critical.',
    ]);
  });

  it('says of each route from when the minimum time counts', () => {
    expect(sentence(ketamineIntravenous, '/minimumMin')).toEqual([
      'May leave no earlier than 60 minutes after the infusion has ended.',
    ]);
    expect(sentence(ketamineOral, '/minimumFrom')).toEqual([
      'May leave no earlier than 120 minutes after the last lozenge.',
    ]);
  });
});

describe('Two protocols side by side', () => {
  it('are alike where only id, version and approval differ', () => {
    const same = changed(esketamineIntranasal, {
      '/protocolId': 'other',
      '/version': '9',
      '/approvedBy': 'Dr Stone',
    });
    expect(compareProtocols(esketamineIntranasal, same)).toEqual([]);
  });

  it('differ in every single value that is changed', () => {
    const silent = SHIPPED_PROTOCOLS.flatMap((protocol) =>
      leavesOf(protocol).flatMap(([pointer, leaf]) => {
        // An id that changes is another check or line; a measure that changes may only change places with another.
        if (IDENTITY.includes(pointer) || /\/(needs\/\d+|form|risk|every)$/.test(pointer)) return [];
        const other =
          typeof leaf === 'number' ? leaf + 1 : typeof leaf === 'boolean' ? !leaf : `${leaf ?? ''} other`;
        const value = leaf === null && !/advice|course/.test(pointer) ? 5 : other;
        if (pointer === '/course') return [];
        const changes = compareProtocols(protocol, changed(protocol, { [pointer]: value }));
        return changes.length > 0 ? [] : [pointer];
      }),
    );
    expect(silent).toEqual([]);
  });

  it('are told in plain words, with before and after', () => {
    const after = changed(esketamineIntranasal, {
      '/minimumMin': 150,
      '/limits/systolicHigh/warning': 155,
      '/limits/nauseaHigh/warning': null,
      '/confirmation/continuousHoldMs': 10_000,
      '/rems': false,
    });
    expect(compareProtocols(esketamineIntranasal, after)).toEqual([
      change('general', '/minimumMin', 'May leave no earlier than', '120 min', '150 min'),
      change('general', '/rems', 'A monitoring form of the REMS is drafted', 'yes', 'no'),
      change(
        'limits',
        '/limits/systolicHigh/warning',
        'Systolic pressure: warning at or above',
        '160 mmHg',
        '155 mmHg',
      ),
      change('limits', '/limits/nauseaHigh/warning', 'Nausea score: warning at or above', '7', 'off'),
      change(
        'alerts',
        '/confirmation/continuousHoldMs',
        'A continuous device is outside before it raises',
        '15 s',
        '10 s',
      ),
    ]);
  });

  it('match their checks by id', () => {
    const [, at40] = esketamineIntranasal.schedule.checks;
    const after = changed(esketamineIntranasal, {
      '/schedule/checks/1': { ...at40, atMin: 41, windowToMin: 46 },
      '/schedule/checks/3': undefined,
    });
    after.schedule.checks.unshift({
      checkId: 'T+5',
      label: 'T+5',
      atMin: 5,
      windowFromMin: 0,
      windowToMin: 10,
      needs: ['bloodPressure'],
      source: 'ours',
    });
    expect(compareProtocols(esketamineIntranasal, after)).toEqual([
      change(
        'schedule',
        '/schedule/checks/3',
        'Check T+90',
        'A full set at T+90, between 85 and 95 minutes',
        null,
      ),
      change(
        'schedule',
        '/schedule/checks/0',
        'Check T+5',
        null,
        'Blood pressure at T+5, between 0 and 10 minutes',
      ),
      change(
        'schedule',
        '/schedule/checks/2',
        'Check T+40',
        'A full set at T+40, between 35 and 45 minutes',
        'A full set at T+41 (T+40), between 35 and 46 minutes',
      ),
    ]);
  });

  it('tell lines that are gone, new, reworded or in another order', () => {
    const lines = esketamineIntranasal.checklist;
    const reworded = changed(esketamineIntranasal, { '/checklist/0/label': 'Name and birth date' });
    expect(compareProtocols(esketamineIntranasal, reworded)).toEqual([
      change('checklist', '/checklist/0', 'Checklist', 'Identity by two identifiers', 'Name and birth date'),
    ]);
    const turned = changed(esketamineIntranasal, { '/checklist': lines.toReversed() });
    expect(compareProtocols(esketamineIntranasal, turned)).toMatchObject([
      { section: 'checklist', label: 'Checklist: order' },
    ]);
  });

  it('say of another form of dose what is not there', () => {
    const changes = compareProtocols(esketamineIntranasal, ketamineOral);
    expect(changes).toContainEqual(
      change('dosing', '/dosing/form', 'Form of the dose', 'devices', 'lozenges'),
    );
    expect(changes).toContainEqual(
      change('dosing', '/dosing/restMin', 'Rest between devices', '5 min', null),
    );
    expect(changes).toContainEqual(change('dosing', '/dosing/mg/to', 'Dose: at most', null, '300 mg'));
  });
});

function change(
  section: string,
  pointer: string,
  label: string,
  before: string | null,
  after: string | null,
) {
  return { section, pointer, label, before, after };
}
