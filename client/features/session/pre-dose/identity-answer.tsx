import { useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import { IDENTIFIER_WORDS } from '#shared/clinical/pre-dose/words.ts';
import { IDENTIFIERS, type Identifier } from '#shared/pre-dose-events.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './pre-dose.module.css';
import { SendAct } from './send-act.tsx';

/** What is asked of nearly everybody, in one touch. */
const USUAL: Identifier[] = ['name', 'birthDate'];

export function ConfirmIdentity({ state, done }: { state: SessionState; done: boolean }) {
  return (
    <SendAct
      state={state}
      word="Name, birth date"
      label="Identity: name, birth date were said and agree"
      look={done && isUsual(state) ? 'given' : 'plain'}
      pressed={isUsual(state)}
      command={{ type: 'ConfirmIdentity', body: { identifiers: USUAL } }}
    />
  );
}

function isUsual({ identityConfirmed }: SessionState): boolean {
  const said = identityConfirmed?.identifiers ?? [];
  return said.length === USUAL.length && USUAL.every((one) => said.includes(one));
}

/** Any two of the list: for somebody who cannot say them, or where two share a name and a day. */
export function OtherIdentifiers({ state }: { state: SessionState }) {
  const [chosen, setChosen] = useState<Identifier[]>([]);
  const turn = (one: Identifier) =>
    setChosen((before) =>
      before.includes(one) ? before.filter((other) => other !== one) : [...before, one],
    );
  return (
    <fieldset className={classes.choices}>
      <legend>Which were said, and agree with the record? Two at least.</legend>
      {IDENTIFIERS.map((one) => (
        <Act
          key={one}
          data-given={chosen.includes(one) || undefined}
          aria-pressed={chosen.includes(one)}
          onClick={() => turn(one)}
        >
          {sentenceCase(IDENTIFIER_WORDS[one])}
        </Act>
      ))}
      <SendAct
        state={state}
        word="Confirm these"
        label="Identity: confirm these identifiers"
        command={{ type: 'ConfirmIdentity', body: { identifiers: chosen } }}
      />
    </fieldset>
  );
}
