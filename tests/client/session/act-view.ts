import type { ActForm, Answers } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { judge } from '#shared/clinical/judge.ts';
import { type SessionCommand, sessionCommandSchema } from '#shared/commands.ts';
import { id, type Scene } from '#tests/shared/scene.ts';

/** The dialog an act opens at this minute of a scene. */
export function formAt(stage: Scene, minute: number, build: ActBuilder): ActForm {
  stage.pass(minute);
  const form = build({
    state: stage.state,
    judgement: judge(stage.state, stage.at(minute)),
    chairIds: ['1', '2', '3'],
    takenChairIds: ['2'],
  });
  if (form === null) throw new Error('the act makes no sense now');
  return form;
}

/** What the dialog sends when it is filled in like this; what stands there at first counts unless it is replaced. */
export function commandAt(
  stage: Scene,
  minute: number,
  build: ActBuilder,
  answers: Answers = {},
): SessionCommand {
  const form = formAt(stage, minute, build);
  if (!('command' in form)) throw new Error('the dialog sends no command');
  const initial = Object.fromEntries(form.fields.map((field) => [field.name, field.initial ?? '']));
  const entryId = id(`act-${minute}`);
  const { timeZone } = stage.state;
  const context = { entryId, idOf: () => entryId, nowMs: stage.at(minute), timeZone };
  return sessionCommandSchema.parse(form.command({ ...initial, ...answers }, context));
}
