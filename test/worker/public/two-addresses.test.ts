/** One visitor with phone and email, over HTTP, wherever the two live: one view, one way back, and one contact after both codes. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { auditList } from '../../../shared/contract/admin.ts';
import { unlinkAnswer } from '../../../shared/contract/contact.ts';
import { submissionView } from '../../../shared/contract/submission.ts';
import {
  aShop,
  asHolder,
  codeTo,
  contactOf,
  eventually,
  freshEmail,
  freshPhone,
  json,
  post,
  type Shop,
  send,
  standingOf,
  submitted,
  verify,
} from './world.ts';

// A busy machine is no reason to fail.
vi.setConfig({ testTimeout: 30_000 });

let shop: Shop;
beforeAll(async () => {
  shop = await aShop();
});

const PAIRS = [
  { channel: 'sms', purpose: 'marketing' },
  { channel: 'email', purpose: 'marketing' },
];
async function aVisitor() {
  const person = { phone: freshPhone(), email: freshEmail() };
  const receipt = await submitted(shop, ['sms', 'email'], person);
  const see = async () =>
    submissionView
      .parse(await json(await send(`/v1/submissions/${receipt.submission_id}`, { headers: asHolder(receipt) }), 200))
      .choices.map(({ channel, status }) => `${channel} ${status}`);
  const retract = (choices: unknown) => post(`/v1/submissions/${receipt.submission_id}/retract`, { choices }, asHolder(receipt));
  return { ...person, receipt, see, retract };
}

describe('R1.7 its own view', () => {
  test('has both parts as soon as it is answered', async () => {
    for (let n = 0; n < 6; n += 1) expect(await (await aVisitor()).see()).toEqual(['sms received', 'whatsapp declined', 'email received']);
  });

  test('has both taken back as soon as that is answered, and so have both addresses soon', async () => {
    for (let n = 0; n < 6; n += 1) {
      const { see, retract, phone, email } = await aVisitor();
      expect(await json(await retract(PAIRS), 200)).toEqual({ outcome: 'retracted' });
      expect(await see()).toEqual(['sms retracted', 'whatsapp declined', 'email retracted']);
      expect((await retract(PAIRS)).status).toBe(200);
      const acts = async () => (await contactOf(shop, { email }))?.state.every((state) => state.claims.length === 0) || null;
      await eventually('the email', acts);
      expect(await standingOf(shop, phone, 'sms')).toBe('not_asked');
    }
  });

  test('a pair that it never made takes nothing back anywhere', async () => {
    const { see, retract } = await aVisitor();
    for (const foreign of [
      { channel: 'viber', purpose: 'marketing' },
      { channel: 'email', purpose: 'utility' },
    ]) {
      expect((await retract([...PAIRS, foreign])).status).toBe(404);
      expect(await see()).toEqual(['sms received', 'whatsapp declined', 'email received']);
    }
  });
});

describe('R5.16 the merchant’s view', () => {
  test('shows a claimed link as claimed, a proved one as verified, and takes it apart on request', async () => {
    const { phone, email, receipt } = await aVisitor();
    const links = async (of: { phone: string } | { email: string }) =>
      (await contactOf(shop, of))?.linked.map(({ kind, verified }) => [kind, verified]);
    await eventually('the claim', async () => ((await links({ phone }))?.length ? true : null));
    expect([await links({ phone }), await links({ email })]).toEqual([[['email', false]], [['phone', false]]]);
    expect((await verify(receipt, await codeTo(email), 'email')).status).toBe(200);
    expect(await links({ phone })).toEqual([['email', false]]);
    expect((await verify(receipt, await codeTo(phone), 'phone')).status).toBe(200);
    await eventually('the link', async () => ((await links({ phone }))?.[0]?.[1] ? true : null));
    expect(await links({ email })).toEqual([['phone', true]]);

    const [one, other] = [(await contactOf(shop, { phone }))!.id, (await contactOf(shop, { email }))!.id];
    const unlink = async () =>
      unlinkAnswer.parse(await json(await shop.admin('POST', `/v1/contacts/${one}/unlink`, { contact_id: other }), 200));
    expect(await unlink()).toEqual({ outcome: 'unlinked' });
    expect([await links({ phone }), await links({ email })]).toEqual([[], []]);
    expect(await unlink()).toEqual({ outcome: 'not_linked' });
    const { entries } = auditList.parse(await json(await shop.admin('GET', '/v1/audit'), 200));
    expect(entries.filter(({ action }) => action === 'contact.unlinked')).toMatchObject([{ target: one, detail: { from: other } }]);
  });
});
