import { type Scene, scene } from '#tests/shared/scene.ts';

/** One patient from arrival to T+20: baseline, both devices, a set. */
export function dosedScene(): Scene {
  const stage = scene({ plannedMg: 56 });
  stage.set(-5, { bp: [124, 78], hr: 72, spo2: 98, rr: 14, sed: 5, diss: 0 });
  stage.dose(0);
  stage.dose(5);
  stage.set(20, { bp: [132, 82], hr: 76, spo2: 97, rr: 14, sed: 4, diss: 4 });
  return stage;
}
