import type { Identifier } from '../../pre-dose-events.ts';
import type { Indication } from '../../protocols/pre-dose.ts';

export const IDENTIFIER_WORDS: Record<Identifier, string> = {
  name: 'name',
  birthDate: 'birth date',
  recordNumber: 'record number',
  photo: 'photo',
  address: 'address',
  phone: 'phone number',
};

export const INDICATION_WORDS: Record<Indication, string> = {
  trd: 'Treatment-resistant depression',
  mdsi: 'Major depression with suicidal thoughts',
  ptsd: 'PTSD',
  anxiety: 'Anxiety',
  chronicPain: 'Chronic pain',
  other: 'Other',
};
