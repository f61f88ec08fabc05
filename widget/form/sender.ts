/** Sends what is on screen, once: the same key and bytes over retries, a render token that was refused replaced a single time. */
import type { ProofChallenge } from '../../shared/contract/proof.ts';
import type { RenderAnswer, SubmissionReceipt, SubmissionRequest } from '../../shared/contract/submission.ts';
import { pendingSubmission, type Said } from '../client/pending-submission.ts';
import type { Answer } from '../client/public-api.ts';
import { choicesOf } from './choices.ts';
import { chunk } from './chunk.ts';
import { tickedNeeds } from './needs.ts';
import type { SendDeps } from './send-flow.ts';

export interface Sender {
  /** Fetches the render token, so that it is there when the button is pressed. */
  prepare(): void;
  send(): Answer<SubmissionReceipt>;
}

const proofFile = chunk('proof', () => import('../client/proof.ts'));
/** A challenge that ran out, or whose block is under pressure, is followed by another; more than this is a server that won't be satisfied. */
const CHALLENGES_MAX = 3;

export function createSender(deps: SendDeps): Sender {
  const { api, config, set } = deps;
  const pending = pendingSubmission(deps.newKey);
  let token: Answer<RenderAnswer> | undefined;
  let proof: Promise<string | undefined> | undefined;

  const solve = async (challenge: ProofChallenge): Promise<string | undefined> => (await proofFile())?.solve(challenge);

  /** One token, kept until it is used; a fetch that failed is made again. What comes with it to be solved is begun at once. */
  const renderToken = async (): Answer<RenderAnswer> => {
    token ??= api.render(config.version, config.locale);
    const answer = await token;
    if (answer.ok) {
      // What the steps from here on say: it was no part of the config.
      Object.assign(config.texts, answer.value.texts);
      if (answer.value.challenge) proof ??= solve(answer.value.challenge);
    } else token = undefined;
    return answer;
  };

  const send = async (mayReplaceToken: boolean, challenges: number): Answer<SubmissionReceipt> => {
    const rendered = await renderToken();
    if (!rendered.ok) return rendered;
    const { key, body } = pending.take(deps.extra()?.narrow(whatIsSaid(deps)) ?? whatIsSaid(deps), (said) =>
      complete(said, rendered.value.render_token, deps),
    );
    if (proof) set({ sending: 'checking' });
    const solved = await proof;
    const answer = await api.submit(key, { ...body, ...(solved && { proof: solved }) });
    if (!answer.ok && answer.error.challenge && challenges) {
      proof = solve(answer.error.challenge);
      return send(mayReplaceToken, challenges - 1);
    }
    const refused = !answer.ok && answer.error.type === 'render-token-refused';
    if (answer.ok || refused) {
      pending.forget();
      token = proof = undefined;
    }
    return refused && mayReplaceToken ? send(false, challenges) : answer;
  };

  return { prepare: () => void renderToken(), send: () => send(true, CHALLENGES_MAX) };
}

function complete(said: Said, renderToken: string, { page }: SendDeps): SubmissionRequest {
  return { ...said, render_token: renderToken, page: page() };
}

function whatIsSaid({ config, get, externalIds, drawn }: SendDeps): Said {
  const { phone, country, email, order, ticked } = get();
  const ids = externalIds();
  return {
    ...(config.phone && phone.trim() && { phone: phone.trim(), phone_country: country }),
    // Hidden again by its box, an address that was typed stays in the browser.
    ...(tickedNeeds('email', config.controls, ticked) && { email: email.trim() }),
    ...(ids.length > 0 && { external_ids: [...ids] }),
    locale: config.locale,
    choices: choicesOf(order, ticked, drawn),
  };
}
