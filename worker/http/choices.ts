/**
 * Judges the choices of one submission against the version that was on screen. Pure: the request and the published widget are all
 * that it looks at, so a refusal says nothing of what is stored.
 */
import type { Choice } from '../../shared/contract/submission.ts';
import { DAY_MS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import type { SubmitChoice } from '../consent/ledger-api.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import { offeredPairs } from './render-token.ts';

type Control = PublishedWidget['version']['controls'][number];

export type ChoiceRefusal =
  | { readonly reason: 'choice_missing'; readonly pairs: readonly string[] }
  /** Beyond what was offered, given twice, or torn from the other channels of its control. */
  | { readonly reason: 'choice_not_offered' | 'choice_repeated' | 'choice_split' | 'granted_unseen'; readonly index: number }
  | { readonly reason: 'programme_not_offered' | 'disclosure_not_issued'; readonly index: number }
  | { readonly reason: 'topic_unknown'; readonly index: number; readonly topic: number };

export interface JudgedChoice {
  readonly submit: SubmitChoice;
  /** The address it is held by; null where the channel has none that is typed. */
  readonly kind: 'phone' | 'email' | null;
  /** Its place in the request. */
  readonly index: number;
}

/** @param locale of the render token. @returns in the order of the request. */
export function judgeChoices(
  shown: PublishedWidget,
  locale: string,
  choices: readonly Choice[],
): Result<readonly JudgedChoice[], ChoiceRefusal> {
  const given = choices.map((choice) => `${choice.channel}:${choice.purpose}`);
  const missing = offeredPairs(shown).filter((pair) => !given.includes(pair));
  if (missing.length > 0) return err({ reason: 'choice_missing', pairs: missing });
  const judged: JudgedChoice[] = [];
  for (const [index, choice] of choices.entries()) {
    const control = controlOf(shown, choice);
    if (!control) return err({ reason: 'choice_not_offered', index });
    if (given.indexOf(given[index] ?? '') !== index) return err({ reason: 'choice_repeated', index });
    const refusal = judgeOne(shown, locale, control, choice, choices, index);
    if (refusal) return err(refusal);
    judged.push({ submit: submitChoice(control, choice), kind: TYPED_ADDRESS_KIND[choice.channel] ?? null, index });
  }
  return ok(judged);
}

export const controlOf = (shown: PublishedWidget, { channel, purpose }: Pick<Choice, 'channel' | 'purpose'>): Control | undefined =>
  shown.version.controls.find((control) => control.purpose === purpose && control.channels.includes(channel));

export const grantLifeMs = (control: Control): number | null =>
  control.grant_life_days === null ? null : control.grant_life_days * DAY_MS;

function judgeOne(
  shown: PublishedWidget,
  locale: string,
  control: Control,
  choice: Choice,
  all: readonly Choice[],
  index: number,
): ChoiceRefusal | null {
  if (choice.programme !== undefined && choice.programme !== control.programme) return { reason: 'programme_not_offered', index };
  const topics = new Set((shown.programme.topics ?? []).map((topic) => topic.id));
  const topic = (choice.topics ?? []).findIndex((id) => !topics.has(id));
  if (topic >= 0) return { reason: 'topic_unknown', index, topic };
  if (choice.disclosure !== control.disclosures[locale]) return { reason: 'disclosure_not_issued', index };
  if (choice.granted && !choice.shown) return { reason: 'granted_unseen', index };
  // One tick covers all channels of its control: they can't have been left differently.
  const first = all.find((other) => other.purpose === choice.purpose && control.channels.includes(other.channel));
  const split = first !== undefined && (first.granted !== choice.granted || first.shown !== choice.shown);
  return split ? { reason: 'choice_split', index } : null;
}

function submitChoice(control: Control, choice: Choice): SubmitChoice {
  return {
    channel: choice.channel,
    purpose: choice.purpose,
    programme: control.programme,
    topics: choice.topics === undefined || choice.topics.length === 0 ? null : choice.topics,
    granted: choice.granted,
    shown: choice.shown,
    disclosure: choice.disclosure,
    rank: choice.rank ?? null,
    optIn: control.opt_in,
    grantLifeMs: grantLifeMs(control),
  };
}
