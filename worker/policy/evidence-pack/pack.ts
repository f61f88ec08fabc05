/** Everything that a carrier asks for of one published widget, composed from what is published. Pure; it fetches and stores nothing. */
import type { EvidencePack } from '../../../shared/contract/evidence.ts';
import { elementChecks, lengthChecks } from './checks.ts';
import { placeChecks, usablePicture } from './place-checks.ts';
import { type EvidenceInput, sourcesOf } from './sources.ts';
import { carrierTexts } from './texts.ts';
import { campaignFields, tollfreeFields } from './twilio.ts';

/** A picture of another version or build is named among the checks and handed to nobody. */
export function evidencePack(input: EvidenceInput): EvidencePack {
  const sources = sourcesOf(input);
  const { version, programme } = input.published;
  const texts = carrierTexts(sources);
  const picture = usablePicture(sources);
  const imageUrls = picture ? [picture.url] : [];
  const campaign = campaignFields(sources, texts, imageUrls);
  return {
    widget_id: version.widget_id,
    version: version.version,
    published_at: version.published_at,
    form_build: input.formBuild,
    brand: sources.brand,
    programme: { id: programme.id, name: programme.name },
    sender_number: sources.number,
    programme_page_url: input.programmePageUrl,
    join_urls: [...sources.joinUrls],
    terms_url: sources.termsUrl,
    privacy_url: sources.privacyUrl,
    call_to_action: [...sources.callToAction],
    ...texts,
    picture,
    twilio_tollfree: tollfreeFields(sources, texts, imageUrls),
    twilio_10dlc: campaign,
    checks: [...placeChecks(sources), ...elementChecks(sources), ...lengthChecks({ twilio_10dlc: campaign })],
  };
}
