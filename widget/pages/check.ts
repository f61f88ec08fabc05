/** Solves what the page asks for and sends its form again. Without it the form waits for its button. */
import type { ProofChallenge } from '../../shared/contract/proof.ts';
import { solve } from '../client/proof.ts';

const form = document.querySelector<HTMLFormElement>('form[data-challenge]');
const field = form?.elements.namedItem('proof');

if (form && field instanceof HTMLInputElement) {
  // Our own page wrote it.
  const proof = await solve(JSON.parse(form.dataset.challenge ?? '') as ProofChallenge);
  if (proof) {
    field.value = proof;
    form.submit();
  }
}
