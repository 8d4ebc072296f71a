/**
 * Triggers that refuse every change of what was recorded, whoever asks over whichever connection, and a row that is
 * said to be older than the one before it. Whoever owns the database can take them away: the hash chains tell then.
 */
const GUARDED = ['events', 'access_trail', 'checkpoints'] as const;

/** Tables whose rows follow each other, what one sequence is, and when a row says that it was written. */
const IN_ORDER = [
  { table: 'events', sequence: ['clinic_id', 'stream_id'], at: 'recorded_at' },
  { table: 'access_trail', sequence: ['clinic_id'], at: 'at_ms' },
] as const;

const ONLY_ADDED = 'what was recorded is only ever added to';
const IN_THE_PAST = 'what is recorded is not older than what was recorded before it';

export function guardsOfSqlite(): string[] {
  const refuse = (sentence: string) => `begin select raise(abort, '${sentence}'); end`;
  return [
    ...GUARDED.flatMap((table) => [
      `create trigger ${table}_keep before update on ${table} ${refuse(ONLY_ADDED)}`,
      `create trigger ${table}_stay before delete on ${table} ${refuse(ONLY_ADDED)}`,
    ]),
    ...IN_ORDER.map(
      (order) =>
        `create trigger ${order.table}_order before insert on ${order.table} when exists (${later(order)}) ${refuse(IN_THE_PAST)}`,
    ),
  ];
}

export function guardsOfPostgres(): string[] {
  const raise = (sentence: string) => `raise exception '${sentence}' using errcode = 'restrict_violation'`;
  return [
    `create function keep_recorded() returns trigger language plpgsql as $$ begin ${raise(ONLY_ADDED)}; end $$`,
    ...GUARDED.flatMap((table) => [
      ...always(table, 'keep', 'before update or delete', 'row', 'keep_recorded'),
      ...always(table, 'stay', 'before truncate', 'statement', 'keep_recorded'),
    ]),
    ...IN_ORDER.flatMap((order) => [
      `create function ${order.table}_in_order() returns trigger language plpgsql as
       $$ begin if exists (${later(order)}) then ${raise(IN_THE_PAST)}; end if; return new; end $$`,
      ...always(order.table, 'order', 'before insert', 'row', `${order.table}_in_order`),
    ]),
  ];
}

/** Also where a session asks for triggers to be left out, as restoring and replicating do. */
function always(
  table: string,
  name: string,
  when: string,
  each: 'row' | 'statement',
  does: string,
): string[] {
  return [
    `create trigger ${table}_${name} ${when} on ${table} for each ${each} execute function ${does}()`,
    `alter table ${table} enable always trigger ${table}_${name}`,
  ];
}

/** Selects the row before the new one where that says it was written later. */
function later({ table, sequence, at }: (typeof IN_ORDER)[number]): string {
  const same = sequence.map((column) => `${column} = new.${column}`).join(' and ');
  return `select 1 from ${table} where ${same} and seq = new.seq - 1 and ${at} > new.${at}`;
}
