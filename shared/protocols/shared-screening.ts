import type { ScreeningQuestion } from './pre-dose.ts';

/** Asked at each visit (clinical reference 7.2), the same for every route. Mood is scored besides: suicide screen, PHQ-9. */
export const SCREENING: ScreeningQuestion[] = [
  { item: 'mood', label: 'Mood worse since the last visit', why: 'boxed warning: suicidal thoughts' },
  {
    item: 'misuse',
    label: 'Alcohol or drugs in the last 24 h, cravings, or misuse',
    why: 'boxed warning; adds to sedation',
  },
  {
    item: 'bladder',
    label: 'Bladder: pain, urgency, going often, blood',
    why: 'label: follow urinary symptoms',
  },
  { item: 'thinking', label: 'Trouble with memory or thinking', why: 'label: cognitive impairment' },
  { item: 'psychosis', label: 'Signs of psychosis or mania', why: 'label: look closely before the dose' },
  {
    item: 'newEvent',
    label: 'New heart or vessel event, stroke or operation',
    why: 'may speak against the dose',
  },
  { item: 'pregnancy', label: 'Pregnant, perhaps pregnant, or breastfeeding', why: 'not recommended' },
  { item: 'liver', label: 'Liver disease', why: 'severe: not recommended; moderate: watch longer' },
];
