/** The nonce of this page: without it the browser takes no style element that a script adds. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

export function styleNonce(): string {
  return nonce;
}

// The scroll lock behind dialogs looks for it under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });
