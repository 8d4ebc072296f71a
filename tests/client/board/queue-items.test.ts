import { describe, expect, test } from 'vitest';
import { queueOf } from '#client/features/board/queue.ts';
import { isWaitingRow, queueItems } from '#client/features/board/queue-items.ts';
import { isolated } from '#client/ui/isolated.ts';
import { anAlert, aSummary, minutesAgo, NOW, ZONE } from './summaries.ts';

const order = (...summaries: ReturnType<typeof aSummary>[]) =>
  queueOf(summaries, NOW, ZONE).map(({ summary }) => summary.chairId);

describe('what is next', () => {
  test('[ESC] of one rank the alert that was told farthest stands first, before who has waited longer', () => {
    const warning = (chairId: string, told: 'secondNurse' | 'prescriber' | null, minutes: number) =>
      aSummary({ chairId, alerts: [anAlert({ severity: 'warning', told, sinceMs: minutesAgo(minutes) })] });
    const critical = aSummary({ chairId: '9', alerts: [anAlert({ sinceMs: minutesAgo(1) })] });
    expect(
      order(warning('1', null, 30), warning('2', 'secondNurse', 6), warning('3', 'prescriber', 11), critical),
    ).toEqual(['9', '3', '2', '1']);
    const [, row] = queueOf([critical, warning('3', 'prescriber', 11)], NOW, ZONE);
    expect(row?.context).toContain('prescriber told');
  });

  test('readings on nobody’s chart are one row among the low, as old as the one that waits longest', () => {
    const medium = aSummary({ chairId: '1', alerts: [anAlert({ severity: 'warning' })] });
    const low = aSummary({
      chairId: '2',
      alerts: [anAlert({ severity: 'notice', alertClass: 'technical', sinceMs: minutesAgo(2) })],
    });
    const soon = aSummary({ chairId: '3', nextDoseFromMs: minutesAgo(-2), stage: 'dosing' });
    const rows = queueOf([soon, low, medium], NOW, ZONE);
    const items = queueItems(rows, [{ receivedAtMs: minutesAgo(1) }, { receivedAtMs: minutesAgo(5) }]);
    expect(items.map((item) => (isWaitingRow(item) ? item.readings : item.summary.chairId))).toEqual([
      '1',
      2,
      '2',
      '3',
    ]);
    expect(queueItems(rows, [])).toEqual(rows);
  });

  test('[HANDOVER] only whoever is asked to take a patient over finds a row to accept them', () => {
    const handover = { toStaffId: 'lea', to: 'Lea', by: 'Nora', atMs: minutesAgo(3) };
    const summary = aSummary({ handover });
    const rows = (staffId: string) => queueOf([summary], NOW, ZONE, { answersLimits: false, staffId });
    expect(rows('lea')).toMatchObject([
      { title: `Handover from ${isolated('Nora')}`, act: { kind: 'takeOver', label: 'Accept' } },
    ]);
    expect(rows('sam')).toEqual([]);
  });

  test('[HOLDER] a patient with nobody is taken over from the row, not acknowledged', () => {
    const alert = anAlert({
      family: 'HOLDER',
      episodeId: 'HOLDER',
      alertClass: 'technical',
      severity: 'warning',
      status: 'confirmed',
      message: 'No nurse holds this patient',
    });
    expect(queueOf([aSummary({ alerts: [alert] })], NOW, ZONE)).toMatchObject([
      { severity: 'warning', act: { kind: 'takeOver', label: 'Take over' } },
    ]);
  });

  test.each([
    [121_000, 'fast'],
    [-26 * 60_000, 'slow'],
    [120_000, null],
    [null, null],
  ])('a device whose clock is %s ms ahead: %s', (skewMs, word) => {
    const devices = [{ deviceId: 'd', name: 'Cuff 4', continuous: false, skewMs }];
    const [row] = queueOf([aSummary({ devices })], NOW, ZONE);
    if (word === null) expect(row).toBeUndefined();
    else
      expect(row).toMatchObject({
        severity: 'notice',
        title: expect.stringMatching(new RegExp(`Cuff 4.* ${word}$`)),
      });
  });
});
