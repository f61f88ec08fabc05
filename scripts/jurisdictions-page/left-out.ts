/** What was looked at and makes no rule, so that nobody takes its absence for an answer. Data of the page alone. */
export const LEFT_OUT: readonly { readonly what: string; readonly why: string }[] = [
  { what: 'Public holidays (AL, LA, RI, UT, FR and others)', why: 'no calendar of holidays is kept; a merchant sends nothing on them' },
  {
    what: 'South Dakota 37-30-28, Illinois, Nebraska, Utah',
    why: 'their hours are about dialling and recorded voice; whether texts are meant was not found',
  },
  { what: 'Pennsylvania', why: 'one vendor’s table gives hours that no other account repeats' },
  {
    what: 'Three messages a day (FL, MD, OK)',
    why: 'a limit of frequency, not of consent; the limits of the workspace are stricter than the law',
  },
  {
    what: 'Registration of senders (TX SB 140, India’s DLT, Procon, REPEP, do-not-call lists)',
    why: 'the merchant’s own duty; it is not visible to a consent',
  },
  { what: 'Hours of calls in CA, AU, ES, IT, MX, BR', why: 'those laws name voice calls and have other articles for messages' },
  { what: 'Spain, consent renewed every two years (Ley 10/2025)', why: 'announced for calls; messages stay under LSSI art. 21' },
  { what: 'Soft opt-in of customers (EU, UK, CA, AU, JP, KR)', why: 'it is not consent and is never recorded as one' },
  { what: 'Lower ages of EU members (13 to 15)', why: 'rules of a parent regime are never lowered by a child, so 16 holds for all' },
  {
    what: 'The waiver of "revoke all" across unrelated matters until 2027 (US)',
    why: 'a withdrawal without a topic is all topics here, waiver or not',
  },
];
