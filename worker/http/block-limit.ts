/**
 * Limits on the caller's IP block: free up to a point, then with a proof of work, then refused. The one kind of limit that may show in
 * a public answer, since it tells of the caller's network alone. No way to withdraw leads past it.
 */
import {
  IP_BLOCK_RETRY_SECONDS,
  IP_BLOCK_WINDOW_MS,
  PROOF_LIFE_MS,
  PROOF_NUMBER_MAX,
  PROOF_NUMBER_MAX_PRESSED,
  SUBMISSIONS_PER_IP_BLOCK_HOUR,
  SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX,
} from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Admitted, Spendable, Spent } from '../limiter-api.ts';
import { limiterShard, limiterStub } from '../objects.ts';
import type { KeyRing } from '../platform/keys.ts';
import { type ProofChallenge, type ProofOfWork, proofOfWork } from '../platform/proof-of-work.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';
import { edgeContext, ipBlock } from './edge-context.ts';
import type { ProblemDraft } from './problem.ts';
import { keyedHash } from './public-limits.ts';
import { isTest } from './test-mode.ts';

/** A landing page's allowance of its own. */
export interface Burst {
  /** Names the page among all of the deployment. */
  readonly page: string;
  readonly perHour: number;
}

export interface Caller {
  /** Current version: what it asks of callers now. */
  readonly published: PublishedWidget;
  /** As it came with the request. */
  readonly proof: string | undefined;
  /** Who may present that proof again: a repeat of the same request. */
  readonly owner: readonly string[];
  readonly burst: Burst | null;
  /** The render token that is spent with it, and the limiter that spends it. */
  readonly token?: { readonly given: Spendable; readonly shard: string | undefined };
}

export interface AdmittedCaller {
  /** Whether a proof of work came with it. */
  readonly isProved: boolean;
  /** What became of the render token; null where another limiter than the caller's has to be asked. */
  readonly token: Spent | null;
}

export async function admitCaller(c: AppContext, caller: Caller): Promise<Result<AdmittedCaller, ProblemDraft>> {
  const { env } = c.get('services');
  const proof = solvedProof(c, caller);
  const { verdict, held, token } = await ask(c, caller, proof);
  switch (verdict) {
    case 'ok':
      return ok({ isProved: proof !== null, token });
    case 'prove':
      return err({ status: 429, type: 'proof-of-work', challenge: makeChallenge(c, caller.published, env.token, held) });
    case 'refused':
      c.header('retry-after', String(IP_BLOCK_RETRY_SECONDS));
      return err({ status: 429, type: 'too-many-requests' });
  }
}

/** For a widget that asks everybody: given with the render token, so that it is solved while the person types. */
export const challengeFor = (c: AppContext, published: PublishedWidget): ProofChallenge | null =>
  isRequired(published) ? makeChallenge(c, published, c.get('services').env.token, 0) : null;

/** Asked for several times by one request. */
const blocks = new WeakMap<Request, string | null>();

/** Keyed hash of the caller's block; null where the edge tells no IP. */
export function callerBlock(c: AppContext): string | null {
  const known = blocks.get(c.req.raw);
  if (known !== undefined) return known;
  const { env } = c.get('services');
  const { ip } = edgeContext(c.req.raw.headers, null, env.edge);
  const block = ip === null ? null : ipBlock(ip);
  const hash = block === null ? null : keyedHash(env.hash, 'ip-block', block);
  blocks.set(c.req.raw, hash);
  return hash;
}

const isRequired = ({ version }: PublishedWidget): boolean => version.draft.bot_check === 'required';

/** Null where the edge tells no IP. */
export function callerShard(c: AppContext): string | null {
  const block = callerBlock(c);
  return block === null ? null : limiterShard(c.get('services').env.edge, block);
}

async function ask(c: AppContext, { published, burst, token }: Caller, proof: Spendable | null): Promise<Admitted> {
  const { env } = c.get('services');
  const block = callerBlock(c);
  const isAsked = isRequired(published);
  if (block === null) {
    // There is no block to count; what every caller is asked for is still asked for, and used once.
    if (!isAsked) return { verdict: 'ok', held: 0, token: null };
    if (!proof) return { verdict: 'prove', held: 0, token: null };
    const spent = await limiterStub(c.env, limiterShard(env.edge, proof.nonce)).spend(proof);
    return { verdict: spent === 'ok' ? 'ok' : 'prove', held: 0, token: null };
  }
  // A test takes nothing of what its network may send to live forms.
  const own = isTest(published) ? keyedHash(env.hash, 'ip-block-at-test', block) : block;
  const key = burst ? keyedHash(env.hash, 'ip-block-at-page', burst.page, own) : own;
  const free = isAsked ? 0 : (burst?.perHour ?? SUBMISSIONS_PER_IP_BLOCK_HOUR);
  const shard = limiterShard(env.edge, block);
  const spent = token?.shard === shard ? token.given : null;
  const admission = { windowMs: IP_BLOCK_WINDOW_MS, free, max: SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX, proof, token: spent };
  return limiterStub(c.env, shard).admit(key, admission);
}

/** Null where none came, and for one that is not a solution of ours for this widget and network in its time. */
function solvedProof(c: AppContext, { published, proof, owner }: Caller): Spendable | null {
  const { clock, env } = c.get('services');
  const checked = proof === undefined ? null : proofs(env.token).check(proof, boundTo(c, published), clock.now());
  if (!checked) return null;
  return { ...checked, nonce: keyedHash(env.hash, 'proof', checked.nonce), owner: keyedHash(env.hash, 'proof-owner', ...owner) };
}

/** The search grows with what the block has sent within the hour. */
function makeChallenge(c: AppContext, published: PublishedWidget, ring: KeyRing, held: number): ProofChallenge {
  const { clock, random } = c.get('services');
  const pressure = Math.min(held / SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX, 1);
  const maxNumber = Math.round(PROOF_NUMBER_MAX + (PROOF_NUMBER_MAX_PRESSED - PROOF_NUMBER_MAX) * pressure);
  return proofs(ring).challenge(boundTo(c, published), maxNumber, clock.now() + PROOF_LIFE_MS, random);
}

const boundTo = (c: AppContext, published: PublishedWidget): string[] => [published.version.widget_id, callerBlock(c) ?? ''];

const made = new WeakMap<KeyRing, ProofOfWork>();
function proofs(ring: KeyRing): ProofOfWork {
  const known = made.get(ring) ?? proofOfWork(ring);
  made.set(ring, known);
  return known;
}
