/** @jsxImportSource hono/jsx */
/**
 * Between a form and its answer, where the visitor's network sends many: the browser solves a proof of work and the same form goes out
 * again by itself. Without script it says so, and the same button tries again. No way to withdraw leads here.
 */
import type { ProofChallenge } from '../../shared/contract/proof.ts';
import { type PageHead, Shell } from './shell.tsx';

interface CheckPageProps {
  readonly head: PageHead;
  readonly action: string;
  /** All that the form held, to be sent again. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly challenge: ProofChallenge;
}

export function CheckPage({ head, action, fields, challenge }: CheckPageProps) {
  const { page, form } = head.texts;
  return (
    <Shell head={head} title={page.check_title}>
      <h1>{page.check_title}</h1>
      <p class="lead" role="status">
        {page.check_hint}
      </p>
      <form method="post" action={action} data-challenge={JSON.stringify(challenge)}>
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="proof" value="" />
        {/* Not in a noscript: a script that is on may still not arrive. */}
        <p>{page.check_no_script}</p>
        <button type="submit" class="button">
          {form.retry}
        </button>
      </form>
    </Shell>
  );
}
