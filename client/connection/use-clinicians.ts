import { useLive } from '#client/store/live.ts';
import { mayDo } from '#shared/rights.ts';
import type { Colleague } from '#shared/wire/people.ts';
import { type Fetched, useFetched } from './use-fetched.ts';

/** Everyone who may open records, by name, whoever asks included. */
export function useClinicians(): Fetched<Colleague[]> {
  const me = useLive((live) => live.me);
  const asked = useFetched<{ colleagues: Colleague[] }>('/api/v1/station/colleagues');
  if (asked.status !== 'ready') return asked;
  const others = asked.answer.colleagues.filter(({ staffId }) => staffId !== me?.staffId);
  const own = me === null ? [] : [{ staffId: me.staffId, name: me.name, role: me.role, pinWorks: me.hasPin }];
  const answer = [...own, ...others]
    .filter(({ role }) => mayDo(role, 'seeSession'))
    .sort((a, b) => a.name.localeCompare(b.name));
  return { status: 'ready', answer };
}
