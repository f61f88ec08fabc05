/** The form solves what it is asked to on a page of the strictest policy, from our own origin alone, and goes on by itself. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { en } from '../../shared/locales/en.ts';
import { proofOfWork } from '../../worker/platform/proof-of-work.ts';
import { fill, form, heading, submit } from './pictures.ts';
import { type WidgetRig, widgetRig } from './widget-rig.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

const BOUND = ['w_sample', 'block'];
const proofs = proofOfWork({ current: 1, keys: new Map([[1, new Uint8Array(32).fill(5)]]) });
const aChallenge = (maxNumber = 20_000) =>
  proofs.challenge(BOUND, maxNumber, Date.now() + 600_000, (bytes) => new Uint8Array(randomBytes(bytes)));
const isTaken = (proof: string | undefined) => proofs.check(proof ?? '', BOUND, Date.now()) !== null;
const files = () => rig.server.requests.filter(({ route }) => route === 'file').map(({ url }) => url.replace(/\.\w{10}\./, '.'));

test('asked at the press of the button, it says that it checks, solves, and sends the same again under the same key', async () => {
  rig.server.mishaps.submissions = [{ type: 'proof-of-work', status: 429, challenge: aChallenge(400_000) }, 'hold'];
  const page = await rig.open({ strict: 'yes' });
  expect(files()).not.toContain('/assets/proof.js');
  await fill(page, [0]);
  await submit(page);
  await form(page).getByRole('button', { name: en.form.checking }).waitFor();
  expect(await form(page).locator('[aria-live]').first().innerText()).toBe(en.form.checking);
  await expect.poll(() => rig.server.requests.filter(({ route }) => route === 'submissions').length, { timeout: 30_000 }).toBe(2);
  rig.server.release();
  await expect.poll(() => heading(page)).toBe(en.form.success_title);
  expect(files()).toContain('/assets/proof.js');
  const [sent] = rig.server.submissions;
  expect(rig.server.submissions).toHaveLength(1);
  expect(isTaken(sent?.body.proof)).toBe(true);
  // The refusal itself is what the browser notes as an error.
  await rig.clean(page, 1);
});

test('asked with the token, it has solved before the button is pressed, and asks nothing of the person', async () => {
  rig.server.asks.challenge = aChallenge();
  const page = await rig.open({ strict: 'yes' });
  await fill(page, [0]);
  await expect.poll(() => files()).toContain('/assets/proof.js');
  await submit(page);
  await expect.poll(() => heading(page), { timeout: 20_000 }).toBe(en.form.success_title);
  expect(rig.server.requests.filter(({ route }) => route === 'submissions')).toHaveLength(1);
  expect(isTaken(rig.server.submissions[0]?.body.proof)).toBe(true);
  await rig.clean(page);
});

test('one that is not satisfied is asked again by hand, with all that was typed still there', async () => {
  const asked = { type: 'proof-of-work', status: 429, challenge: aChallenge(50) } as const;
  rig.server.mishaps.submissions = [asked, asked, asked, asked];
  const page = await rig.open({ strict: 'yes' });
  await fill(page, [0]);
  await submit(page);
  await form(page).getByRole('alert').getByText(en.form.error_server).waitFor();
  await form(page).getByRole('button', { name: en.form.retry }).click();
  await expect.poll(() => heading(page)).toBe(en.form.success_title);
  await rig.clean(page, 4);
});
