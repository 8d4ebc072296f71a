import { describe, expect, test } from 'vitest';
import { groupsOf, otherSentences, sentencesOf } from '#client/features/protocols/edit/rule-groups.ts';
import { describeProtocol } from '#shared/protocols/editing/describe-protocol.ts';
import type { Section } from '#shared/protocols/editing/sections.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { FIELDS, OWN, withSystolicCritical } from './own-protocol.ts';

const linesOf = (document: Protocol, section: Section) =>
  describeProtocol(document).find((one) => one.section === section)?.lines ?? [];
const fieldsOf = (section: Section) => FIELDS.filter((field) => field.section === section);

describe('rules of a section, each with its words beside it', () => {
  test('fields that one sentence speaks of stand together', () => {
    const groups = groupsOf(fieldsOf('limits'), linesOf(OWN, 'limits'));
    expect(groups[0]?.fields.map(({ pointer }) => pointer)).toEqual([
      '/limits/systolicHigh/warning',
      '/limits/systolicHigh/critical',
      '/limits/diastolicHigh/warning',
      '/limits/diastolicHigh/critical',
    ]);
  });

  test('every field stands in one group, and every sentence beside one', () => {
    for (const { section, lines } of describeProtocol(OWN)) {
      const fields = fieldsOf(section);
      const groups = groupsOf(fields, lines);
      const placed = groups.flatMap((group) => group.fields).map(({ pointer }) => pointer);
      expect(placed.toSorted()).toEqual(fields.map(({ pointer }) => pointer).toSorted());
      const said = [...sentencesOf(groups, lines).flat(), ...otherSentences(groups, lines)];
      expect(said.toSorted()).toEqual(lines.map(({ sentence }) => sentence).toSorted());
    }
  });

  test('the words change with the number; the fields stay where they are', () => {
    const groups = groupsOf(fieldsOf('limits'), linesOf(OWN, 'limits'));
    const now = linesOf(withSystolicCritical(OWN, 170), 'limits');
    expect(sentencesOf(groups, now)[0]?.[0]).toContain('170');
    expect(sentencesOf(groups, linesOf(OWN, 'limits'))[0]?.[0]).toContain('180');
  });

  test('what nobody edits here is said all the same', () => {
    expect(otherSentences(groupsOf([], linesOf(OWN, 'course')), linesOf(OWN, 'course'))).toContain(
      'Less than 48 hours between two doses is said.',
    );
  });
});
