/** What a visitor of the demo is to be given, and how: a dose in mg, or by the weight that is taken on arrival. */
export interface Plan {
  protocolId: string;
  plannedMg: number | null;
  plannedMgPerKg: number | null;
  plannedOverMin: number | null;
}

export interface Dose {
  plan: Plan;
  /** Taken on arrival where the dose goes by weight; null: nobody is weighed. */
  weightKg: number | null;
}

/** Esketamine nasal spray, 28 mg a device. */
export function nasal(plannedMg: 28 | 56 | 84): Dose {
  return planned('esketamine-intranasal', { plannedMg }, null);
}

/** Ketamine by vein: the usual 0.5 mg/kg over 40 minutes. */
export function infused(weightKg: number): Dose {
  return planned('ketamine-intravenous', { plannedMgPerKg: 0.5, plannedOverMin: 40 }, weightKg);
}

/** Ketamine into the muscle, 0.5 mg/kg. */
export function injected(weightKg: number): Dose {
  return planned('ketamine-intramuscular', { plannedMgPerKg: 0.5 }, weightKg);
}

/** A ketamine lozenge. */
export function lozenge(plannedMg: number): Dose {
  return planned('ketamine-oral', { plannedMg }, null);
}

function planned(protocolId: string, plan: Partial<Plan>, weightKg: number | null): Dose {
  const nothing = { plannedMg: null, plannedMgPerKg: null, plannedOverMin: null };
  return { plan: { protocolId, ...nothing, ...plan }, weightKg };
}
