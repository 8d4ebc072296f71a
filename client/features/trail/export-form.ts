import { apiFile } from '#client/connection/api.ts';
import { serverNow } from '#client/store/now.ts';
import { type ActForm, must } from '#client/ui/act-form/act-form.ts';
import { notSent } from '#client/ui/act-form/over-http.ts';
import { formatDate } from '#client/ui/format.ts';
import { saveFile } from '#client/ui/save-file.ts';
import { dayEnd, dayStart } from './trail-days.ts';

const DAYS_BEFORE_MS = 30 * 24 * 3_600_000;

/** The trail of a range of days as a file for a table program. */
export function exportForm(nowMs: number, zone: string): ActForm {
  return {
    key: 'export-trail',
    title: 'Export the trail',
    lines: ['Changes and views, a line each. It names people: keep the file as you keep records.'],
    fields: [
      {
        kind: 'date',
        name: 'from',
        label: 'From',
        required: true,
        initial: formatDate(nowMs - DAYS_BEFORE_MS, zone),
      },
      {
        kind: 'date',
        name: 'to',
        label: 'To, this day included',
        required: true,
        initial: formatDate(nowMs, zone),
      },
    ],
    act: 'Export CSV',
    send: async (answers) => {
      const from = must(answers, 'from');
      const to = must(answers, 'to');
      const fromMs = dayStart(from, zone);
      const toMs = dayEnd(to, zone);
      if (fromMs === null || toMs === null) return notSent('Choose two days. Nothing is exported.');
      if (toMs <= fromMs) return notSent('The last day lies before the first. Nothing is exported.');
      const file = await apiFile(`/api/v1/trail/export.csv?fromMs=${fromMs}&toMs=${toMs}`);
      saveFile(file, `afterdose-trail-${from}-to-${to}.csv`);
      return { state: 'recorded', seq: 0, atMs: serverNow() };
    },
  };
}
