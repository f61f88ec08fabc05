/**
 * Whether a key is granted, said without a fold: no state, no order, only "is there an act that justifies it, and nothing that forbids
 * it". Shares no code with the product but the types. For histories without expiry and with grants of all topics.
 */
import { CLAIM_LIFE_MS } from '../../../shared/limits.ts';
import type { ActKey, ActRecord } from '../../../worker/consent/model.ts';
import type { KeyName } from './histories.ts';

const STRANGERS = ['web_form', 'api_form', 'landing_page', 'preference_center', 'deep_link'];
const MERCHANTS = ['api', 'import', 'agent', 'paper_form', 'verbal'];
const person = (r: ActRecord) => r.verified && !MERCHANTS.includes(r.method);
const fact = (r: ActRecord) => r.verified || !STRANGERS.includes(r.method);
const speaksOf = (k: ActKey, n: KeyName) =>
  [k.programme ?? n.programme, k.channel ?? n.channel, k.purpose ?? n.purpose].join() === [n.programme, n.channel, n.purpose].join();

export interface Verdict {
  /** Something justifies `granted`. */
  readonly justified: boolean;
  /** A withdrawal of everything that no reassign made void. */
  readonly lastWithdrawalMs: number;
}

export function verdict(all: readonly ActRecord[], name: KeyName): Verdict {
  const records = all.filter((r) => !isTakenBack(r, all));
  const newOwnerMs = Math.max(-1, ...records.filter((r) => r.act === 'reassign' && fact(r)).map((r) => r.toMs));
  const takings = records.filter(
    (r) => r.toMs >= newOwnerMs && fact(r) && (r.act === 'erase' || (r.act === 'withdraw' && speaksOf(r.key, name))),
  );
  const whole = takings.filter((r) => r.act === 'erase' || r.topics === null);
  const lastWithdrawalMs = Math.max(-1, ...whole.map((r) => r.toMs));
  const outlives = (r: ActRecord) => r.fromMs > newOwnerMs && r.fromMs > lastWithdrawalMs;

  const grants = records.filter((r) => r.act === 'grant' && speaksOf(r.key, name));
  const byPerson = grants.some((g) => person(g) && outlives(g));
  const byAttester = grants.some(
    (g) => g.terms.attested && outlives(g) && !records.some((r) => r.act === 'erase' && fact(r) && r.toMs < g.fromMs),
  );
  const bySingle = grants.some((g) => g.terms.opt_in === 'single' && outlives(g) && !takings.some((w) => w.toMs < g.fromMs));
  const byConfirm = records.some(
    (c) =>
      c.act === 'confirm' &&
      person(c) &&
      speaksOf(c.key, name) &&
      c.fromMs <= c.terms.challenge_ends_at_ms! &&
      outlives(c) &&
      grants.some(
        (g) =>
          c.of.includes(g.seq) &&
          outlives(g) &&
          g.fromMs <= c.fromMs &&
          c.fromMs <= g.fromMs + CLAIM_LIFE_MS &&
          !takings.some((w) => g.fromMs <= w.toMs && w.toMs < c.fromMs),
      ),
  );
  return { justified: byPerson || byAttester || bySingle || byConfirm, lastWithdrawalMs };
}

/** By the link of its own submission, before the address confirmed it in another way. */
function isTakenBack(r: ActRecord, all: readonly ActRecord[]): boolean {
  if (!['grant', 'decline', 'prefer', 'pause', 'link'].includes(r.act) || r.verified || r.terms.attested) return false;
  const elsewhere = all.filter(
    (c) => c.act === 'confirm' && person(c) && c.of.includes(r.seq) && c.method !== r.method && c.fromMs <= c.terms.challenge_ends_at_ms!,
  );
  return all.some((t) => t.act === 'retract' && t.of.includes(r.seq) && !elsewhere.some((c) => c.fromMs <= t.toMs));
}
