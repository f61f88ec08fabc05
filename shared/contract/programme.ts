/** A programme: what is agreed to, and who sends. Merchant's input; disclosures are composed from it at publish. */
import { z } from 'zod';
import { TOPICS_PER_CHOICE_MAX } from '../limits.ts';
import { channel, httpsUrl, shortText, slug } from './primitives.ts';

export const programmeInput = z.strictObject({
  name: shortText,
  sender: z.strictObject({
    legal_entity: shortText,
    brand: shortText,
    /** How to reach the sender: needed by CASL and useful to everybody. */
    contact: shortText,
    /** Where the sender is, for texts that must say so (Canada): a postal address. The site of the terms stands in for it. */
    address: shortText.optional(),
    /** The number or account that each channel's messages come from. A channel without one can't ask for consent. */
    accounts: z.partialRecord(channel, shortText),
  }),
  /** What the messages are about, by language; the key `en` is the fallback: "offers and new products". */
  kinds: z.record(z.string(), shortText),
  /** How often, by language: "up to 4 messages a month". */
  frequency: z.record(z.string(), shortText),
  terms_url: httpsUrl,
  privacy_url: httpsUrl,
  topics: z
    .array(z.strictObject({ id: slug, label: z.record(z.string(), shortText) }))
    .max(TOPICS_PER_CHOICE_MAX)
    .optional(),
  /**
   * The programme whose night this one is: consents to it are for the hours at which a law asks for one of their own (Korea, 21:00 to 08:00),
   * beside those of that programme. Its widget asks for nothing else, and no message is sent under it.
   */
  night_of: slug.optional(),
  /** Days after which a grant runs out unless renewed; absent: it does not. */
  grant_life_days: z.int().min(1).max(3650).optional(),
});
export type ProgrammeInput = z.infer<typeof programmeInput>;

export const programmeView = z.strictObject({ id: slug, ...programmeInput.shape });
export type ProgrammeView = z.infer<typeof programmeView>;
export const programmeList = z.strictObject({ programmes: z.array(programmeView) });
