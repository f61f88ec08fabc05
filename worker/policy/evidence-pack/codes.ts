/**
 * Why a registration for text messages is rejected, by Twilio's numbers, in our own words. Data alone: other aggregators number the
 * same reasons otherwise. `secondary` ones are known from accounts of them; the page of the number itself was not read.
 */
import type { Confidence } from '../../channels/fact.ts';

const READ_ON = '2026-11-22';

interface CarrierReason {
  readonly says: string;
  readonly source: string;
  readonly readOn: string;
  readonly confidence: Confidence;
}
const reason = (code: string, confidence: Confidence, says: string): CarrierReason => ({
  says,
  source: `https://www.twilio.com/docs/api/errors/${code}`,
  readOn: READ_ON,
  confidence,
});

export const CARRIER_REASONS = {
  '30486': reason('30486', 'secondary', 'The automatic answer to HELP does not say how to get support.'),
  '30497': reason('30497', 'read', 'The summary of the use case is too general, incomplete, or about something else.'),
  '30538': reason('30538', 'read', 'A selected use case has no sample message.'),
  '30540': reason('30540', 'read', 'The message after a double opt-in is missing, or lacks brand, programme, rates, HELP or STOP.'),
  '30543': reason('30543', 'read', 'There is no live address of the sign-up form.'),
  '30544': reason('30544', 'read', 'The call to action does not say what the messages are about.'),
  '30545': reason('30545', 'read', 'The call to action does not say how often messages come.'),
  '30551': reason('30551', 'read', 'The consent does not name SMS or text messages.'),
  '30555': reason('30555', 'secondary', 'The proof does not show the step at which people consent.'),
  '30556': reason('30556', 'secondary', 'Consent to text messages is bundled with other channels.'),
  '30558': reason('30558', 'read', 'The terms do not say how often messages come.'),
  '30560': reason('30560', 'secondary', 'The terms do not say how to get help.'),
  '30562': reason('30562', 'secondary', 'The terms do not say that message and data rates may apply.'),
  '30569': reason('30569', 'read', 'The call to action does not say that message and data rates may apply.'),
  '30570': reason('30570', 'read', 'The call to action does not say how to get help.'),
  '30831': reason('30831', 'secondary', 'There is no express consent.'),
  '30837': reason('30837', 'secondary', 'The example of the opt-in is cropped, or does not show the brand.'),
  '30841': reason('30841', 'read', 'The language of the opt-in is unclear.'),
  '30842': reason('30842', 'secondary', 'The opt-in was not provided.'),
  '30848': reason('30848', 'read', 'The privacy policy speaks of sharing opt-in data.'),
  '30882': reason('30882', 'secondary', 'The terms of the programme are missing or can not be read.'),
  '30908': reason('30908', 'read', 'The privacy policy is missing or does not keep mobile data and consent from third parties.'),
  '30932': reason('30932', 'read', 'The privacy policy does not say that mobile data is not shared for marketing.'),
} as const satisfies Readonly<Record<string, CarrierReason>>;
export type CarrierCode = keyof typeof CARRIER_REASONS;
