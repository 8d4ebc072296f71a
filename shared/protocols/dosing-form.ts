import * as z from 'zod/mini';

/** Numbers a dose usually has, and between which it is given without being asked about. */
const rangeSchema = z.strictObject({ usual: z.number(), from: z.number(), to: z.number() });
const minutes = z.number();

export const DOSING_FORMS = ['devices', 'infusion', 'injections', 'lozenges'] as const;

/**
 * How a dose is given, and so what one administration is.
 * devices     a nasal device; the plan is a number of them, with rest between
 * infusion    one line that runs, pauses, changes its rate and ends; planned in mg per kg of body weight over minutes
 * injections  one or several injections, planned in mg per kg of body weight
 * lozenges    one or several lozenges, planned in mg, held in the mouth for some minutes
 */
export const dosingFormSchema = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('devices'),
    deviceMg: z.number(),
    plannedDosesMg: z.array(z.number()),
    /** Planned doses that only one text offers, and to whom: from that age on, in years. Absent: none. */
    doseNotes: z.exactOptional(
      z.array(z.strictObject({ mg: z.number(), fromYears: z.number(), source: z.string() })),
    ),
    restMin: minutes,
    /** Gaps between devices below restMin or above this are marked, never blocked. */
    longGapMin: minutes,
  }),
  z.strictObject({ form: z.literal('infusion'), mgPerKg: rangeSchema, overMin: rangeSchema }),
  z.strictObject({ form: z.literal('injections'), mgPerKg: rangeSchema }),
  z.strictObject({ form: z.literal('lozenges'), mg: rangeSchema, heldMin: rangeSchema }),
]);
export type DosingForm = z.infer<typeof dosingFormSchema>;
