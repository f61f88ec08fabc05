/** The carrier evidence pack of one published widget: what is handed in with a toll-free verification or a 10DLC campaign. */
import { z } from 'zod';
import { OPT_IN_STRENGTHS } from '../vocabulary.ts';
import { channel, locale, opaque, purpose, sha256Hex, slug, timestamp } from './primitives.ts';

/** A carrier's reason to reject, by Twilio's number: docs/carrier-evidence.md says what each asks and where that was read. */
export const carrierCode = z.string().regex(/^30\d{3}$/);
const codes = z.array(carrierCode);

/** A text with the reasons to reject that it answers. */
export const evidenceText = z.strictObject({ text: z.string(), codes });
export const evidenceClause = z.strictObject({ id: slug, ...evidenceText.shape });

export const evidenceCallToAction = z.strictObject({
  locale,
  channels: z.array(channel),
  purpose,
  opt_in: z.enum(OPT_IN_STRENGTHS),
  /** Exactly what is on screen. */
  label: z.string(),
  text: z.string(),
  button: z.string(),
  links: z.array(z.strictObject({ rel: z.enum(['terms', 'privacy']), label: z.string(), url: z.string() })),
  disclosure: sha256Hex,
});

export const evidencePicture = z.strictObject({
  /** Public and immutable: named by the hash of its bytes. */
  url: z.string(),
  sha256: sha256Hex,
  version: z.int(),
  form_build: z.string(),
  width: z.int(),
  height: z.int(),
  uploaded_at: timestamp,
});
export type EvidencePicture = z.infer<typeof evidencePicture>;

export const evidenceCheck = z.strictObject({
  /** `error`: it would be rejected. `warning`: it may be. `by_hand`: can't be seen from here, so somebody must look. */
  level: z.enum(['error', 'warning', 'by_hand']),
  code: z.string(),
  carrier_codes: codes,
  /** Where, such as `call_to_action[0].text`. */
  path: z.string(),
  message: z.string(),
  fix: z.string(),
});
export type EvidenceCheck = z.infer<typeof evidenceCheck>;

/** Request parameters by Twilio's own names; `left_to_you` names those that nobody but the merchant knows. */
export const twilioTollfree = z.strictObject({
  applies: z.boolean(),
  fields: z.strictObject({
    BusinessName: z.string(),
    BusinessWebsite: z.string(),
    UseCaseCategories: z.array(z.string()),
    UseCaseSummary: z.string(),
    ProductionMessageSample: z.string(),
    OptInType: z.literal('WEB_FORM'),
    OptInImageUrls: z.array(z.string()),
    OptInConfirmationMessage: z.string(),
    HelpMessageSample: z.string(),
    PrivacyPolicyUrl: z.string(),
    TermsAndConditionsUrl: z.string(),
    AdditionalInformation: z.string(),
  }),
  left_to_you: z.array(z.string()),
});
export const twilio10dlc = z.strictObject({
  applies: z.boolean(),
  fields: z.strictObject({
    Description: z.string(),
    MessageFlow: z.string(),
    MessageSamples: z.array(z.string()),
    UsAppToPersonUsecase: z.literal('MARKETING'),
    HasEmbeddedLinks: z.boolean(),
    HasEmbeddedPhone: z.boolean(),
    SubscriberOptIn: z.literal(true),
    OptInMessage: z.string(),
    OptOutKeywords: z.array(z.string()),
    OptOutMessage: z.string(),
    HelpKeywords: z.array(z.string()),
    HelpMessage: z.string(),
    PrivacyPolicyUrl: z.string(),
    TermsAndConditionsUrl: z.string(),
  }),
  left_to_you: z.array(z.string()),
});

export const evidencePack = z.strictObject({
  widget_id: opaque,
  version: z.int(),
  published_at: timestamp,
  /** Hash of the form that is served now; null where this Worker was deployed without the browser's files. */
  form_build: z.string().nullable(),
  brand: z.string(),
  programme: z.strictObject({ id: slug, name: z.string() }),
  /** The number that text messages come from; empty where the programme has none. */
  sender_number: z.string(),
  programme_page_url: z.string(),
  join_urls: z.array(z.string()),
  terms_url: z.string(),
  privacy_url: z.string(),
  /** Of controls for text messages, in every language. */
  call_to_action: z.array(evidenceCallToAction),
  terms_clauses: z.array(evidenceClause),
  privacy_clauses: z.array(evidenceClause),
  /** What asks for the confirmation: Sayso sends it. Null where no control asks for one. */
  confirmation: evidenceText.nullable(),
  /** What the sender's provider sends once the consent stands, and to HELP and STOP. Sayso does not send these. */
  opt_in_message: evidenceText,
  help: evidenceText,
  stop: evidenceText,
  sample_messages: z.array(z.string()),
  picture: evidencePicture.nullable(),
  twilio_tollfree: twilioTollfree,
  twilio_10dlc: twilio10dlc,
  checks: z.array(evidenceCheck),
});
export type EvidencePack = z.infer<typeof evidencePack>;
