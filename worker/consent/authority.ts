/** Whose word an act is. A stranger at a form may claim anything; only the address itself, its platform or the merchant states facts. */
import type { Method } from '../../shared/vocabulary.ts';
import type { ActDraft } from './model.ts';

/** Ways in that anybody can walk: unverified, they yield claims. */
const OPEN_METHODS: readonly Method[] = ['web_form', 'api_form', 'landing_page', 'preference_center', 'deep_link'];
/** The merchant's word about a person. It counts against consent, never as the person's own act. */
const SAID_BY_MERCHANT: readonly Method[] = ['api', 'import', 'agent', 'paper_form', 'verbal'];

/**
 * Whether the person at the address did this. A merchant's report is not it whatever it says of itself: DESIGN section 5 keeps imports,
 * API and agent acts from reviving anything but under `consents:attest`.
 */
export function isByAddress(act: Pick<ActDraft, 'verified' | 'method'>): boolean {
  return act.verified && !SAID_BY_MERCHANT.includes(act.method);
}

/** Whether this may take consent away: the address, its platform or the merchant said so, not a stranger. */
export function isFact(act: Pick<ActDraft, 'verified' | 'method'>): boolean {
  return act.verified || !OPEN_METHODS.includes(act.method);
}
