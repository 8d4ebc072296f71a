import * as z from 'zod/mini';

/** One kind of event: its name, and a body that holds these fields and no other. */
export function event<T extends string, B extends z.core.$ZodShape>(type: T, body: B) {
  return z.strictObject({ type: z.literal(type), body: z.strictObject(body) });
}
