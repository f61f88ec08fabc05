/** Sends what is on screen, once: the same key and bytes over retries, a render token that was refused replaced a single time. */
import type { SubmissionReceipt, SubmissionRequest } from '../../shared/contract/submission.ts';
import { pendingSubmission, type Said } from '../client/pending-submission.ts';
import type { Answer } from '../client/public-api.ts';
import { choicesOf } from './choices.ts';
import { tickedNeeds } from './needs.ts';
import type { SendDeps } from './send-flow.ts';

export interface Sender {
  /** Fetches the render token, so that it is there when the button is pressed. */
  prepare(): void;
  send(): Answer<SubmissionReceipt>;
}

export function createSender(deps: SendDeps): Sender {
  const { api, config } = deps;
  const pending = pendingSubmission(deps.newKey);
  let token: Answer<{ render_token: string }> | undefined;

  /** One token, kept until it is used; a fetch that failed is made again. */
  const renderToken = async (): Answer<{ render_token: string }> => {
    token ??= api.render(config.version, config.locale);
    const answer = await token;
    if (!answer.ok) token = undefined;
    return answer;
  };

  const send = async (mayReplaceToken: boolean): Answer<SubmissionReceipt> => {
    const rendered = await renderToken();
    if (!rendered.ok) return rendered;
    const { key, body } = pending.take(whatIsSaid(deps), (said) => complete(said, rendered.value.render_token, deps));
    const answer = await api.submit(key, body);
    const refused = !answer.ok && answer.error.type === 'render-token-refused';
    if (answer.ok || refused) {
      pending.forget();
      token = undefined;
    }
    return refused && mayReplaceToken ? send(false) : answer;
  };

  return { prepare: () => void renderToken(), send: () => send(true) };
}

function complete(said: Said, renderToken: string, { page }: SendDeps): SubmissionRequest {
  return { ...said, render_token: renderToken, page: page() };
}

function whatIsSaid({ config, get, externalIds, drawn }: SendDeps): Said {
  const { phone, country, email, ticked } = get();
  const ids = externalIds();
  return {
    ...(config.phone && phone.trim() && { phone: phone.trim(), phone_country: country }),
    // Hidden again by its box, an address that was typed stays in the browser.
    ...(tickedNeeds('email', config.controls, ticked) && { email: email.trim() }),
    ...(ids.length > 0 && { external_ids: [...ids] }),
    locale: config.locale,
    choices: choicesOf(config.controls, ticked, drawn),
  };
}
