import type { KyselyPlugin } from 'kysely';

/** Records what is asked of the database, without the values: two requests of one shape took one path. */
export function queryShapes(): {
  plugin: KyselyPlugin;
  during(work: () => Promise<unknown>): Promise<string[]>;
} {
  let shapes: string[] = [];
  return {
    plugin: {
      transformQuery({ node }) {
        shapes.push(JSON.stringify(node, withoutValues));
        return node;
      },
      transformResult: async ({ result }) => result,
    },
    async during(work) {
      shapes = [];
      await work();
      return shapes.filter((shape) => !HOUSEKEEPING.test(shape));
    },
  };
}

/** Written now and then beside whatever is asked. */
const HOUSEKEEPING = /"kind":"(UpdateQueryNode|InsertQueryNode)".*"name":"(sign_ins|device_contacts)"/;

function withoutValues(key: string, value: unknown): unknown {
  if (key === 'value' || key === 'values') return '?';
  if (key === 'parameters') return '?';
  return value;
}
