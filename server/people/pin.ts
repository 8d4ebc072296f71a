/** Wrong PINs after which only the passphrase lets a person in. */
export const PIN_TRIES = 5;
