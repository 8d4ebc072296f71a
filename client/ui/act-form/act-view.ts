import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import type { ActForm } from './act-form.ts';

/** What a dialog is built from, fresh at every change: an open dialog never speaks of an older record. */
export interface ActView {
  state: SessionState;
  judgement: Judgement;
  chairIds: readonly string[];
  /** Chairs other open sessions sit in. */
  takenChairIds: readonly string[];
}

/** Builds a dialog from what is known now; null when it makes no sense any more, which closes it. */
export type ActBuilder = (view: ActView) => ActForm | null;

/** Opens a dialog. */
export type OpenAct = (build: ActBuilder) => void;
