/**
 * Signing in at a platform as the way into an app: where the browser is sent, and who came back. The token of the link is the `state`, so
 * that nothing is kept between the two; nonce and PKCE's verifier are made from it under a key of ours. What comes back proves an account
 * and nothing else: no consent, no link.
 *
 * Whoever follows somebody else's address of either kind signs in for somebody else's link, and is asked in their own name.
 */
import type { PlatformId } from '../../../shared/contract/channel-account.ts';
import type { Result } from '../../../shared/result.ts';
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';
import type { GuardedFetch } from '../../platform/outbound.ts';
import type { LinkAccount } from './link-way.ts';

/** What is derived from one link's token for one login. */
export interface LoginSecrets {
  /** RFC 7636: 43 to 128 unreserved characters. */
  readonly verifier: string;
  readonly nonce: string;
}

export interface LoginStart extends LoginSecrets {
  readonly account: LinkAccount;
  readonly redirectUri: string;
  /** The link's token. */
  readonly state: string;
  /** BCP 47. */
  readonly locale: string;
}

export interface LoginReturn extends LoginSecrets {
  readonly account: LinkAccount;
  readonly redirectUri: string;
  readonly code: string;
  readonly nowMs: number;
  readonly call: GuardedFetch;
}

export interface LoggedIn {
  readonly address: Address;
  /** Whether the merchant's account may write to them: a friend of it. */
  readonly isFriend: boolean;
}

/** All are one to the visitor; the log tells them apart. */
export type LoginRefusal = 'not_set_up' | 'code_refused' | 'not_reached' | 'id_token_refused' | 'other_app';

export interface PlatformLogin {
  readonly platform: PlatformId;
  readonly channel: ChannelId;
  /** Null where the account lacks what it takes. */
  readonly authorizeUrl: (start: LoginStart) => string | null;
  readonly exchange: (back: LoginReturn) => Promise<Result<LoggedIn, LoginRefusal>>;
}

/** One answer of a platform's API is small and soon. */
export const LOGIN_CALL = { timeoutMs: 10_000, answerBytesMax: 64 * 1024 } as const;

/** `refused`: the platform said no. `failed`: nobody knows. */
export type Answered = { readonly json: Readonly<Record<string, unknown>>; readonly text: string } | 'refused' | 'failed';

/** A 200 with a JSON object, or why there is none. */
export async function readAnswer(answer: ReturnType<GuardedFetch>): Promise<Answered> {
  const got = await answer;
  if (got.kind !== 'answer' || got.status >= 500) return 'failed';
  if (got.status !== 200) return 'refused';
  try {
    const value: unknown = JSON.parse(got.text);
    return isObject(value) ? { json: value, text: got.text } : 'failed';
  } catch {
    return 'failed'; // the platform's mistake, and no account is proved by it
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
