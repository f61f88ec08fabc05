/**
 * Fields of Twilio's two registrations, by the names of its request parameters. What only the merchant knows is named, never made up.
 *
 * Source: Tollfree Verification resource (www.twilio.com/docs/messaging/api/tollfree-verification-resource; twilio-node
 * `src/rest/messaging/v1/tollfreeVerification.ts`), UsAppToPerson resource (www.twilio.com/docs/messaging/api/usapptoperson-resource;
 * twilio-node `src/rest/messaging/v1/service/usAppToPerson.ts`), error 30908 for PrivacyPolicyUrl of a campaign; read 2026-11-22.
 */
import type { EvidencePack } from '../../../shared/contract/evidence.ts';
import type { EvidenceSources } from './sources.ts';

type Texts = Pick<EvidencePack, 'opt_in_message' | 'help' | 'stop' | 'sample_messages'>;

/** 800, 833, 844, 855, 866, 877, 888. North American Numbering Plan, toll-free codes. */
const TOLL_FREE = /^\+18(?:00|33|44|55|66|77|88)\d{7}$/;
const US_LONG_CODE = /^\+1[2-9]\d{9}$/;
/** Twilio's own defaults since 2025-05-14, which its API can't change. Sayso's classifier takes more. */
const STOP_WORDS = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'];
const HELP_WORDS = ['HELP', 'INFO'];

const digitsOf = (number: string): string => number.replace(/[^\d+]/g, '');
export const isTollFree = (number: string): boolean => TOLL_FREE.test(digitsOf(number));
const isLongCode = (number: string): boolean => US_LONG_CODE.test(digitsOf(number)) && !isTollFree(number);

export function tollfreeFields(sources: EvidenceSources, texts: Texts, imageUrls: readonly string[]): EvidencePack['twilio_tollfree'] {
  return {
    applies: isTollFree(sources.number),
    fields: {
      BusinessName: sources.legalEntity,
      BusinessWebsite: sources.website,
      UseCaseCategories: ['MARKETING'],
      UseCaseSummary: descriptionOf(sources),
      ProductionMessageSample: texts.sample_messages[0] ?? '',
      OptInType: 'WEB_FORM',
      OptInImageUrls: [...imageUrls],
      OptInConfirmationMessage: texts.opt_in_message.text,
      HelpMessageSample: texts.help.text,
      PrivacyPolicyUrl: sources.privacyUrl,
      TermsAndConditionsUrl: sources.termsUrl,
      AdditionalInformation: flowOf(sources, imageUrls),
    },
    left_to_you: [
      'TollfreePhoneNumberSid',
      'NotificationEmail',
      'MessageVolume',
      'AgeGatedContent',
      'BusinessType',
      'BusinessRegistrationNumber',
      'BusinessRegistrationAuthority',
      'BusinessRegistrationCountry',
      'BusinessStreetAddress',
      'BusinessCity',
      'BusinessStateProvinceRegion',
      'BusinessPostalCode',
      'BusinessCountry',
      'BusinessContactFirstName',
      'BusinessContactLastName',
      'BusinessContactEmail',
      'BusinessContactPhone',
    ],
  };
}

export function campaignFields(sources: EvidenceSources, texts: Texts, imageUrls: readonly string[]): EvidencePack['twilio_10dlc'] {
  const sent = [...texts.sample_messages, texts.opt_in_message.text, texts.help.text, texts.stop.text].join('\n');
  return {
    applies: isLongCode(sources.number),
    fields: {
      Description: descriptionOf(sources),
      MessageFlow: flowOf(sources, imageUrls),
      MessageSamples: [...texts.sample_messages],
      UsAppToPersonUsecase: 'MARKETING',
      HasEmbeddedLinks: /https?:\/\//.test(sent),
      HasEmbeddedPhone: /(?:\+|\b)\d[\d\s().-]{6,}\d/.test(sent.replace(/https?:\/\/\S+/g, '')),
      SubscriberOptIn: true,
      OptInMessage: texts.opt_in_message.text,
      OptOutKeywords: STOP_WORDS,
      OptOutMessage: texts.stop.text,
      HelpKeywords: HELP_WORDS,
      HelpMessage: texts.help.text,
      PrivacyPolicyUrl: sources.privacyUrl,
      TermsAndConditionsUrl: sources.termsUrl,
    },
    left_to_you: ['BrandRegistrationSid', 'AgeGated', 'DirectLending'],
  };
}

const descriptionOf = ({ legalEntity, brand, programme, kinds, frequency }: EvidenceSources): string =>
  `${legalEntity} (${brand}) sends recurring marketing text messages about ${kinds} to people who signed up for ${programme} on its web form. ${frequency}. Nobody is sent any without having ticked the box for text messages, and each can stop by replying STOP.`;

function flowOf(sources: EvidenceSources, imageUrls: readonly string[]): string {
  const { reviewed, joinUrls } = sources;
  const [first, ...others] = joinUrls;
  if (!reviewed) return '';
  return [
    `People sign up on ${first ?? sources.programmePageUrl}${others.length === 0 ? '' : ` (the same form is on ${others.join(', ')})`}.`,
    `They enter a mobile number and tick the box "${reviewed.label}". It is never ticked for them, it covers text messages alone, and it is not needed for a purchase.`,
    `Beneath it, in full before it is ticked: "${reviewed.text}"`,
    `Beside that stand links to the terms (${sources.termsUrl}) and the privacy policy (${sources.privacyUrl}). They press "${reviewed.button}".`,
    reviewed.opt_in === 'double' ? 'A code is then sent by text message. Nothing else is sent until they enter it.' : '',
    `About the programme: ${sources.programmePageUrl}`,
    imageUrls.length === 0 ? '' : `The form: ${imageUrls.join(' ')}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
