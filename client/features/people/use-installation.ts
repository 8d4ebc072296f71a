import { useEffect, useState } from 'react';
import { apiGet } from '#client/connection/api.ts';
import type { Installation } from '#shared/wire/people.ts';

/** What may be known before anybody signs in; null until the server has said it. Asked until it answers. */
export function useInstallation(): Installation | null {
  const [installation, setInstallation] = useState<Installation | null>(null);
  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | null = null;
    let left = false;
    const ask = () =>
      apiGet<Installation>('/api/v1/installation').then(
        (answer) => !left && setInstallation(answer),
        () => {
          if (!left) retry = setTimeout(() => void ask(), 2000);
        },
      );
    void ask();
    return () => {
      left = true;
      if (retry !== null) clearTimeout(retry);
    };
  }, []);
  return installation;
}
