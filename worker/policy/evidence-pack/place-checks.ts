/** Whether a reviewer finds what the pack points at: form, picture, pages, number. From addresses and hashes alone; nothing is fetched. */
import type { EvidenceCheck } from '../../../shared/contract/evidence.ts';
import { type EvidenceSources, isEnglish } from './sources.ts';

type Row = (sources: EvidenceSources) => EvidenceCheck | false;

/** The picture that may be handed in: of the version and the form that people see now. */
export function usablePicture({ picture, published, formBuild }: EvidenceSources) {
  return picture && picture.version === published.version.version && picture.form_build === formBuild ? picture : null;
}

export const placeChecks = (sources: EvidenceSources): EvidenceCheck[] =>
  ROWS.map((row) => row(sources)).filter((check): check is EvidenceCheck => check !== false);

const ROWS: readonly Row[] = [
  ({ callToAction }) =>
    callToAction.length === 0 && {
      level: 'error',
      code: 'no_text_control',
      carrier_codes: ['30842', '30556'],
      path: 'call_to_action',
      message: 'No control of this widget is for text messages alone.',
      fix: 'Add a control for sms (with mms and rcs if you send them) and publish.',
    },
  ({ number }) =>
    number === '' && {
      level: 'error',
      code: 'no_number',
      carrier_codes: [],
      path: 'sender_number',
      message: 'The programme names no number that text messages come from.',
      fix: 'Add sender.accounts.sms to the programme and publish.',
    },
  (sources) =>
    sources.picture === null && {
      level: 'error',
      code: 'picture_missing',
      carrier_codes: ['30842', '30555'],
      path: 'picture',
      message: 'There is no picture of the form.',
      fix: 'Run npm run evidence -- WIDGET.',
    },
  (sources) =>
    sources.picture !== null &&
    usablePicture(sources) === null && {
      level: 'error',
      code: 'picture_outdated',
      carrier_codes: ['30555', '30837'],
      path: 'picture',
      message: `The picture is of version ${sources.picture.version} and form ${sources.picture.form_build}, not of what people see now.`,
      fix: 'Run npm run evidence -- WIDGET again.',
    },
  ({ joinUrls }) =>
    !joinUrls.some(isPublic) && {
      level: 'error',
      code: 'no_live_form',
      carrier_codes: ['30543'],
      path: 'join_urls',
      message: 'There is no public https address where the form can be seen.',
      fix: 'Make a landing page for this widget, or name your site in its origins, on a host that anybody reaches.',
    },
  (sources) => unreachable('terms', sources),
  (sources) => unreachable('privacy', sources),
  ({ termsUrl }) => ({
    level: 'by_hand',
    code: 'terms_to_read',
    carrier_codes: ['30882', '30558', '30560', '30562'],
    path: 'terms_url',
    message: `What ${termsUrl} says can't be judged from here.`,
    fix: 'Put each of terms_clauses there, or see that it says the same.',
  }),
  ({ privacyUrl }) => ({
    level: 'by_hand',
    code: 'privacy_to_read',
    carrier_codes: ['30908', '30932', '30848'],
    path: 'privacy_url',
    message: `What ${privacyUrl} says can't be judged from here.`,
    fix: 'Put each of privacy_clauses there, and take out whatever speaks of sharing opt-in data.',
  }),
  ({ contact }) =>
    !/@|https?:\/\/|\d{5,}|\d[\d\s().-]{6,}\d|\b[a-z0-9-]+\.[a-z]{2,}/i.test(contact) && {
      level: 'error',
      code: 'contact_unreachable',
      carrier_codes: ['30486', '30560', '30570'],
      path: 'help',
      message: 'The contact of the programme has no email address, number or web address.',
      fix: 'Set sender.contact to one of these and publish.',
    },
  ({ callToAction }) =>
    callToAction.length > 0 &&
    !callToAction.some(({ locale }) => isEnglish(locale)) && {
      level: 'warning',
      code: 'no_english',
      carrier_codes: ['30841'],
      path: 'call_to_action',
      message: 'Reviewers read English, and this widget is in no English.',
      fix: 'Add en to its locales, or hand in a translation beside the picture.',
    },
  ({ published }) =>
    published.version.draft.mode === 'test' && {
      level: 'error',
      code: 'test_mode',
      carrier_codes: ['30543'],
      path: 'version',
      message: 'The widget is in test mode, so that its form is not the one people see.',
      fix: 'Set mode to live and publish.',
    },
  ({ unpublishedChanges }) =>
    unpublishedChanges && {
      level: 'warning',
      code: 'unpublished_changes',
      carrier_codes: [],
      path: 'version',
      message: 'The draft or its programme differ from what is published; this pack is of what is published.',
      fix: 'Publish, and make the picture again.',
    },
];

function unreachable(rel: 'terms' | 'privacy', { published, termsUrl, privacyUrl }: EvidenceSources): EvidenceCheck | false {
  const url = rel === 'terms' ? termsUrl : privacyUrl;
  const base = { code: `${rel}_unreachable`, carrier_codes: [rel === 'terms' ? '30882' : '30908'], path: `${rel}_url` };
  if (!isPublic(url)) {
    return { ...base, level: 'error', message: `${url} is not a public https address.`, fix: 'Give the page an address anybody reaches.' };
  }
  const links = Object.values(published.documents).flatMap((document) => document.links.filter((link) => link.url === url));
  if (links.every((link) => link.sha256 !== null)) return false;
  return {
    ...base,
    level: 'warning',
    message: `${url} could not be read when this version was published.`,
    fix: 'See that it opens without a login, and publish again.',
  };
}

/** https, by a name that is not this machine's or a private network's. */
export function isPublic(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$|^\[|\.(?:local|localhost|internal|lan|home\.arpa)$/i.test(hostname);
}
