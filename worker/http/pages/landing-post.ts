/** What the forms of a landing page send, read from their fields; and what can be told of it without asking anybody. Pure. */
import type { ConfigControl, WidgetConfig } from '../../../shared/contract/config.ts';
import type { Choice, SubmissionRequest } from '../../../shared/contract/submission.ts';
import { parseEmail } from '../../../shared/email.ts';
import { CHOICES_MAX, TOPICS_PER_CHOICE_MAX } from '../../../shared/limits.ts';
import type { FormTexts } from '../../../shared/locales/texts.ts';
import { parsePhone } from '../../../shared/phone/parse.ts';
import { CHANNELS, type ChannelId, TYPED_ADDRESS_KIND } from '../../../shared/vocabulary.ts';
import type { FieldProblem } from '../../pages/form-field.tsx';
import { isAskedHere, LANDING_FIELDS, type LandingValues } from '../../pages/landing-page.tsx';

const STEPS = ['submit', 'verify', 'resend', 'change', 'offer'] as const;
export type AddressTyped = 'phone' | 'email';

export interface LandingPost {
  readonly step: (typeof STEPS)[number];
  readonly locale: string;
  /** Of the widget as it was on screen; null for what is no number. */
  readonly version: number | null;
  readonly renderToken: string;
  readonly idempotencyKey: string;
  readonly values: LandingValues;
  readonly submission: { readonly id: string; readonly secret: string };
  readonly code: string;
  /** Addresses whose code is still to be entered; the first is being asked for. */
  readonly awaited: readonly AddressTyped[];
  /** App channels that were ticked, to be linked at the end. */
  readonly apps: readonly ChannelId[];
  /** Disclosures that need no code any more. */
  readonly settled: readonly string[];
}

/** @returns null for what none of our forms sends. */
export function readLandingPost(form: URLSearchParams): LandingPost | null {
  const text = (name: string) => (form.get(name) ?? '').trim();
  const step = STEPS.find((each) => each === text('step'));
  if (!step) return null;
  const version = Number(text('version'));
  return {
    step,
    locale: text('locale'),
    version: Number.isSafeInteger(version) && version > 0 ? version : null,
    renderToken: text('render_token'),
    idempotencyKey: text('key'),
    values: {
      phone: text('phone'),
      phoneCountry: text('phone_country'),
      email: text('email'),
      agreed: form.getAll('agree').slice(0, CHOICES_MAX),
      topics: form.getAll('topic').slice(0, TOPICS_PER_CHOICE_MAX),
      first: text('first'),
      frequency: text('frequency'),
    },
    submission: { id: text('submission_id'), secret: text('submission_secret') },
    code: text('code'),
    awaited: form.getAll('awaited').filter((each): each is AddressTyped => each === 'phone' || each === 'email'),
    apps: CHANNELS.filter((channel) => form.getAll('app').includes(channel)),
    settled: form.getAll('settled').slice(0, CHOICES_MAX),
  };
}

/** The hidden fields of the code form: all that the next request needs, so that nothing is kept between the two. */
export function carriedFields(post: LandingPost): (readonly [string, string])[] {
  return [
    ['locale', post.locale],
    ['version', String(post.version ?? '')],
    ['phone', post.values.phone],
    ['phone_country', post.values.phoneCountry],
    ['email', post.values.email],
    ...post.values.agreed.map((hash) => ['agree', hash] as const),
    ...post.values.topics.map((topic) => ['topic', topic] as const),
    ['first', post.values.first],
    ['frequency', post.values.frequency],
    ['submission_id', post.submission.id],
    ['submission_secret', post.submission.secret],
    ...post.awaited.map((each) => ['awaited', each] as const),
    ...post.apps.map((channel) => ['app', channel] as const),
    ...post.settled.map((hash) => ['settled', hash] as const),
  ];
}

export const tickedControls = (values: LandingValues, config: WidgetConfig): ConfigControl[] =>
  config.controls.filter((control) => isAskedHere(control) && values.agreed.includes(control.disclosure));

/** What the visitor has to mend before anything is sent on: each with the field it is about. */
export function landingProblems(values: LandingValues, config: WidgetConfig, form: FormTexts): FieldProblem[] {
  const ticked = tickedControls(values, config);
  const needs = (kind: AddressTyped) => ticked.some((control) => control.channels.some((channel) => TYPED_ADDRESS_KIND[channel] === kind));
  const problems: FieldProblem[] = [];
  const phone = phoneProblem(values, config, needs('phone'), form);
  if (phone !== null) problems.push({ field: LANDING_FIELDS.phone, text: phone });
  const emailIsWrong = values.email === '' ? needs('email') : !parseEmail(values.email).ok;
  if (config.email && emailIsWrong) problems.push({ field: LANDING_FIELDS.email, text: form.error_email });
  if (ticked.length === 0) problems.push({ field: LANDING_FIELDS.choices, text: form.error_choose });
  return problems;
}

function phoneProblem(values: LandingValues, config: WidgetConfig, isNeeded: boolean, form: FormTexts): string | null {
  if (!config.phone) return null;
  if (values.phone === '') return isNeeded ? form.error_phone_missing : null;
  const parsed = parsePhone(values.phone, values.phoneCountry);
  if (parsed.ok) return null;
  return parsed.error.reason === 'country_missing' ? form.error_phone_country : form.error_phone_not_possible;
}

/** The submission as the form's own script would send it: each control that was on screen with its text was ticked or left. */
export function submissionRequest(post: LandingPost, config: WidgetConfig, pageUrl: string): SubmissionRequest {
  const { phone, phoneCountry, email, agreed } = post.values;
  const topics = (config.preferences?.topics ?? []).map(({ id }) => id).filter((id) => post.values.topics.includes(id));
  return {
    ...(config.phone && phone !== '' ? { phone } : {}),
    ...(/^[A-Z]{2}$/.test(phoneCountry) ? { phone_country: phoneCountry } : {}),
    ...(config.email && email !== '' ? { email } : {}),
    locale: config.locale,
    render_token: post.renderToken,
    choices: config.controls.flatMap((control): Choice[] =>
      control.channels.map((channel) => ({
        channel,
        purpose: control.purpose,
        programme: control.programme,
        granted: isAskedHere(control) && agreed.includes(control.disclosure),
        ...(topics.length > 0 && isAskedHere(control) && agreed.includes(control.disclosure) && { topics }),
        disclosure: control.disclosure,
        shown: isAskedHere(control),
      })),
    ),
    ...wished(post.values, config),
    page: { url: pageUrl },
  };
}

/** What was said and was asked: anything else that came is none of ours. */
function wished(
  { first, frequency, agreed }: LandingValues,
  { preferences, controls }: WidgetConfig,
): Pick<SubmissionRequest, 'preferences'> {
  const often = preferences?.frequency?.find(({ id }) => id === frequency)?.id;
  const order =
    preferences?.order && agreed.includes(first) ? controls.find(({ disclosure }) => disclosure === first)?.channels : undefined;
  return order || often ? { preferences: { ...(order && { order }), ...(often && { frequency: often }) } } : {};
}
