import type { Answer, Identifier } from '#shared/pre-dose-events.ts';

export const ANSWER_WORDS: Record<Answer, string> = { yes: 'yes', no: 'no', unknown: 'could not be said' };

export const IDENTIFIER_WORDS: Record<Identifier, string> = {
  name: 'name',
  birthDate: 'birth date',
  recordNumber: 'record number',
  photo: 'photo',
  address: 'address',
  phone: 'phone number',
};
