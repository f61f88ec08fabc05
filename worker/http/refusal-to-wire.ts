/**
 * Refusals of the domain to their public answers, exhaustively: a new reason does not compile until it has one. Two reasons share an
 * answer where telling them apart would tell what is stored.
 */
import type { ProblemError } from '../../shared/contract/error.ts';
import { IDEMPOTENCY_KEY_CHARS_MIN } from '../../shared/limits.ts';
import type { PhoneRefusal } from '../../shared/phone/parse.ts';
import { assertNever } from '../../shared/result.ts';
import type { ConsentRefusal } from '../consent/model.ts';
import type { ChoiceRefusal } from './choices.ts';
import type { ProblemDraft } from './problem.ts';

/** One code or link that did not work: the same whether it lapsed, was wrong, or never was. */
export const NOT_VALID: ProblemDraft = { status: 410, type: 'not-valid' };

const SUSPENDED: ProblemDraft = { status: 403, type: 'suspended' };

/** @param path of the act in the request, for those that name one: `acts[0]`. */
export function consentProblem(refusal: ConsentRefusal, path: string): ProblemDraft {
  switch (refusal.reason) {
    case 'nothing_to_confirm':
    case 'claim_lapsed':
    case 'code_wrong':
      return NOT_VALID;
    case 'grant_in_future':
      return problemAt('future-time', `${path}.at`, refusal.reason, 'This grant lies in the future.', 'Send the time when it was given.');
    case 'key_incomplete':
      return problemAt(
        'invalid-request',
        path,
        refusal.reason,
        'A grant or decline is of one key.',
        'Send programme, channel and purpose.',
      );
    case 'disclosure_required':
      return problemAt('disclosure-not-issued', `${path}.disclosure`, refusal.reason, 'A grant names what was shown.', 'Send its SHA-256.');
    case 'state_moved':
      return conflictAt(path, refusal.reason, 'Something newer is recorded.', 'Read the state again.');
    case 'hold_spent':
      return conflictAt(path, refusal.reason, 'A hold without proof is not renewed.', 'Ask the person to confirm by a code.');
    case 'not_own_record':
      return { status: 404, type: 'not-found' };
    default:
      return assertNever(refusal);
  }
}

export type SubmissionRefusal =
  | ChoiceRefusal
  | { readonly reason: 'idempotency_key_missing' | 'idempotency_key_reused' | 'render_token_refused' | 'suspended' }
  | { readonly reason: 'phone_refused'; readonly because: PhoneRefusal['reason'] }
  | { readonly reason: 'email_refused' }
  | { readonly reason: 'address_missing'; readonly kind: 'phone' | 'email' | null; readonly index: number }
  | { readonly reason: 'signature_wrong'; readonly index: number };

export function submissionProblem(refusal: SubmissionRefusal): ProblemDraft {
  switch (refusal.reason) {
    case 'idempotency_key_missing':
      return problemAt(
        'idempotency-key-refused',
        'header:Idempotency-Key',
        'missing_or_short',
        `The key has at least ${IDEMPOTENCY_KEY_CHARS_MIN} characters of A-Z, a-z, 0-9, - and _.`,
        'Send 128 random bits in base64url, the same ones when you try again.',
      );
    case 'idempotency_key_reused':
      return problemAt(
        'idempotency-key-refused',
        'header:Idempotency-Key',
        'reused',
        'The key was used with other content.',
        'Make a new key.',
      );
    case 'render_token_refused':
      return problemAt(
        'render-token-refused',
        'render_token',
        'refused',
        'This token does not stand for one showing of this form in this language.',
        'POST to the render route for a new one, naming version and locale of the config shown.',
      );
    case 'suspended':
      return SUSPENDED;
    case 'phone_refused':
      return refusal.because === 'country_missing'
        ? problemAt(
            'phone-not-possible',
            'phone',
            refusal.because,
            'The number does not say its country.',
            'Start with + and the country code.',
          )
        : problemAt('phone-not-possible', 'phone', refusal.because, 'This number cannot exist.', 'Check the digits and the country.');
    case 'email_refused':
      return problemAt('invalid-request', 'email', 'not_an_email', 'This is not an email address.', 'Send one like name@example.com.');
    case 'address_missing':
      return refusal.kind === null
        ? problemAt(
            'address-missing',
            at(refusal.index),
            'no_typed_address',
            'This channel is not reached by a typed address.',
            'Leave it off.',
          )
        : problemAt('address-missing', refusal.kind, 'missing', `choices[${refusal.index}] needs it.`, `Send ${refusal.kind}.`);
    case 'signature_wrong':
      return problemAt(
        'invalid-request',
        `external_ids[${refusal.index}].signature`,
        'signature_wrong',
        'This signature does not match.',
        "Send hex HMAC-SHA256 of namespace, a colon and value under the widget's identity secret, or leave it out.",
      );
    default:
      return choiceProblem(refusal);
  }
}

function choiceProblem(refusal: ChoiceRefusal): ProblemDraft {
  switch (refusal.reason) {
    case 'choice_missing': {
      const errors = refusal.pairs.map((pair) => ({
        path: 'choices',
        code: 'missing',
        message: `${pair} was offered and has no choice.`,
        fix: 'Send one choice for each channel offered; shown: false for a control that was never on screen.',
      }));
      return { status: 422, type: 'choice-missing', errors };
    }
    case 'choice_not_offered':
      return problemAt('disclosure-not-issued', at(refusal.index), 'not_offered', 'This form does not offer it.', 'Remove this choice.');
    case 'choice_repeated':
      return problemAt('invalid-request', at(refusal.index), 'repeated', 'This pair has a choice already.', 'Send one choice a channel.');
    case 'choice_split':
      return problemAt(
        'invalid-request',
        at(refusal.index),
        'split',
        'One control was ticked or not.',
        'Send the same for all its channels.',
      );
    case 'granted_unseen':
      return problemAt(
        'invalid-request',
        `${at(refusal.index)}.shown`,
        'granted_unseen',
        'What was not shown is not granted.',
        'Send shown.',
      );
    case 'programme_not_offered':
      return problemAt('invalid-request', `${at(refusal.index)}.programme`, 'not_offered', 'Not of this control.', 'Leave it out.');
    case 'topic_unknown':
      return problemAt('invalid-request', `${at(refusal.index)}.topics[${refusal.topic}]`, 'unknown', 'Not a topic here.', 'Remove it.');
    case 'disclosure_not_issued':
      return problemAt(
        'disclosure-not-issued',
        `${at(refusal.index)}.disclosure`,
        'not_issued',
        'This version did not issue it for this channel and language.',
        'Send the disclosure of the config shown.',
      );
    default:
      return assertNever(refusal);
  }
}

const at = (index: number): string => `choices[${index}]`;

export function problemAt(type: ProblemDraft['type'], path: string, code: string, message: string, fix: string): ProblemDraft {
  return { status: 422, type, errors: [{ path, code, message, fix } satisfies ProblemError] };
}

function conflictAt(path: string, code: string, message: string, fix: string): ProblemDraft {
  return { ...problemAt('conflict', path, code, message, fix), status: 409 };
}
