/** A preference page offers, and takes, only what can reach the address that its link was sent to. */
import { beforeAll, expect, test } from 'vitest';
import { problem } from '../../../shared/contract/error.ts';
import { type PreferenceView, preferenceView } from '../../../shared/contract/preference.ts';
import { aShop, confirmed, freshPhone, json, post, readConfig, type Shop, send, standingOf } from './world.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await aShop();
});

test('a phone is offered its own channels and no email, and a grant of email there is refused and stores nothing', async () => {
  const phone = freshPhone();
  const token = await confirmed(shop, phone);
  const view: PreferenceView = preferenceView.parse(await json(await send(`/v1/preferences/${token}`), 200));
  expect(view.items.map((item) => item.channel)).toEqual(['sms', 'whatsapp']);

  const email = (await readConfig(shop)).controls.find((control) => control.channels.includes('email'))!;
  const change = { channel: 'email', purpose: 'marketing', act: 'grant', disclosure: email.disclosure, seen_seq: 99 };
  const refused = await post(`/v1/preferences/${token}/changes`, { changes: [change] });
  expect(problem.parse(await json(refused, 422)).errors).toMatchObject([{ path: 'changes[0].channel', code: 'other_address' }]);
  expect(await standingOf(shop, phone, 'email')).toBe('none');
});
