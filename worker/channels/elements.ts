/** The parts that a call to action is made of. Channels and jurisdictions ask for them, texts say them, the lint looks for them. */
export const ELEMENTS = [
  /** "I agree to …": an explicit act of the person. */
  'agreement',
  'brand',
  'legal_entity',
  /** What is sent: marketing, and about what. */
  'marketing',
  'kinds',
  /** The channel by its name. */
  'channel',
  'account',
  /** That messages recur and are sent by a machine. */
  'recurring_automated',
  'frequency',
  'rates',
  'not_a_condition',
  'stop',
  'help',
  /** That it can be taken back at any time, with effect for the future. */
  'withdraw_any_time',
  'contact',
  /** Where the sender is: a postal or web address. */
  'sender_address',
  'terms',
  'privacy',
  /** That mobile opt-in data is not shared for others' marketing. */
  'not_shared',
  /** At least this old. */
  'age',
] as const;
export type ElementId = (typeof ELEMENTS)[number];
