/** Paths of programs rather than people; `/docs` and `/metrics` are here so that no page of the screens answers for them. */
const INTERFACE = /^\/(api|fhir|socket\.io|healthz|readyz|metrics|docs)(\/|$)/;

/** A page of the screens: plain words between slashes. Dots, escapes and backslashes are in none of them. */
const PAGE = /^(\/[A-Za-z0-9_-]+)*\/?$/;

export function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}

export function isInterface(path: string): boolean {
  return INTERFACE.test(path);
}

/** The screens know their own pages and say where there is none; what programs and files stand on is never one. */
export function isPage(path: string): boolean {
  return PAGE.test(path) && !isInterface(path) && !/^\/assets(\/|$)/.test(path);
}
