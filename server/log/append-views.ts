import type { AccessTrailRow, Db, TrailHeadRow } from './database.ts';
import { firstViewHash, viewHash } from './view-chain.ts';

export type NewView = Omit<AccessTrailRow, 'clinic_id' | 'seq' | 'hash'>;

/** Well below what either engine binds in one statement (10 columns a row). */
const ROWS_A_STATEMENT = 500;

/** Chains views of one clinic onto its access trail, within `tx`. A view said to be before the last one is noted at it. */
export async function appendViews(
  tx: Db,
  { lockHeads }: { lockHeads: boolean },
  clinicId: string,
  views: readonly NewView[],
): Promise<void> {
  if (views.length === 0) return;
  const known = tx.selectFrom('trail_heads').selectAll().where('clinic_id', '=', clinicId);
  const head = (await (lockHeads ? known.forUpdate() : known).executeTakeFirst()) ?? firstHead(clinicId);
  const rows = views.map((view) => chained(head, view));
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT)
    await tx
      .insertInto('access_trail')
      .values(rows.slice(from, from + ROWS_A_STATEMENT))
      .execute();
  const { clinic_id: _clinic, ...moved } = head;
  await tx
    .insertInto('trail_heads')
    .values(head)
    .onConflict((conflict) => conflict.column('clinic_id').doUpdateSet(moved))
    .execute();
}

function firstHead(clinicId: string): TrailHeadRow {
  return { clinic_id: clinicId, head_seq: 0, head_hash: firstViewHash(clinicId), last_at: 0 };
}

/** The view as the next row after `head`, which it moves. */
function chained(head: TrailHeadRow, view: NewView): AccessTrailRow {
  const at_ms = Math.max(view.at_ms, head.last_at);
  const row = { ...view, clinic_id: head.clinic_id, seq: head.head_seq + 1, at_ms };
  const hash = viewHash(head.head_hash, row);
  Object.assign(head, { head_seq: row.seq, head_hash: hash, last_at: at_ms });
  return { ...row, hash };
}
