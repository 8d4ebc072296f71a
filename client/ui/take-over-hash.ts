/** An address of a session that ends with this opens what is accepted with the patient. */
export const TAKE_OVER_HASH = '#take-over';
