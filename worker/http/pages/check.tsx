/** @jsxImportSource hono/jsx */
/** Answers a plain form with the check that its sender's network has to pass first, carrying along all that was typed. */
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import type { ProofChallenge } from '../../../shared/contract/proof.ts';
import { CheckPage } from '../../pages/check-page.tsx';
import type { AppContext } from '../context.ts';
import { pageHead, sendPage } from './page-answer.ts';

/** @param form as it came; its former proof is left out. */
export async function drawCheck(
  c: AppContext,
  config: WidgetConfig,
  action: string,
  form: URLSearchParams,
  challenge: ProofChallenge,
): Promise<Response> {
  const head = await pageHead(c, { locale: config.locale, config, script: 'check' });
  const fields = [...form].filter(([name]) => name !== 'proof');
  return sendPage(c, <CheckPage head={head} action={action} fields={fields} challenge={challenge} />, 429);
}

/** What the check's page sends with the form; nothing where there was none, or no script. */
export const proofOf = (form: URLSearchParams): { proof?: string } => {
  const proof = form.get('proof') ?? '';
  return proof === '' ? {} : { proof };
};
