/** How people agree: by a code typed into the page, or by a tap in an app. What each step must show is checked on the way. */
import { expect } from 'vitest';
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import { TEXT_CHANNELS, TYPED_ADDRESS_KIND } from '../../../shared/vocabulary.ts';
import { eventually } from '../listener.ts';
import type { WayShop } from './shop.ts';
import type { Chat, Way } from './way.ts';

/** The number or email is typed, and the code that came there. */
export const byCode: Way['bind'] = async (shop) => {
  const receipt = await shop.submit();
  expect(receipt.next).toMatchObject([{ step: 'enter_code' }]);
  expect(shop.believed().webhook, 'nobody is told of a claim').toBeNull();
  await shop.verify(receipt, await shop.code());
};

/** The page's link is opened in the app, the published text is shown there, and the tap below it agrees; then the two digits. */
export const byChat =
  (chat: Chat): Way['bind'] =>
  async (shop) => {
    const receipt = await shop.submit();
    const made = await shop.link(receipt);
    await chat.open(made, shop);
    const offer = await shop.heard(1);
    expect(offer.text.startsWith(await shop.shownText())).toBe(true);
    expect(offer.buttons.map(({ label }) => label)).toEqual(['I agree', 'No thanks']);
    expect(shop.believed().webhook, 'opening is no consent').toBeNull();
    await chat.tap(button(offer.buttons, 'I agree'), offer, shop);
    const agreed = await shop.heard(2);
    const view = await shop.seen(receipt, made);
    expect(view).toMatchObject({ status: 'agreed', choices: [{ channel: shop.way.channel, purpose: 'marketing' }] });
    if (!shop.hasOtherAddress) return expect([view.digits, agreed.buttons]).toEqual([null, []]);
    expect(agreed.buttons.map(({ label }) => label)).toContain(view.digits);
    await chat.tap(button(agreed.buttons, view.digits ?? ''), agreed, shop);
    expect((await shop.heard(3)).text).toContain('belong together');
    await joinNumber(shop, receipt);
  };

/**
 * The page shows a text and a number, the person sends it by hand and answers the published text with the word below it: a text message has
 * no buttons.
 */
export const byText =
  (say: (text: string, shop: WayShop) => Promise<unknown>): Way['bind'] =>
  async (shop) => {
    const receipt = await shop.submit();
    const made = await shop.link(receipt);
    // A text message is never opened from a form.
    expect(made.open_url === null).toBe(TEXT_CHANNELS.some((channel) => channel === shop.way.channel));
    await say(made.text_to_send?.text ?? '', shop);
    const shown = await shop.shownText();
    const offer = await eventually('the published text', () => shop.vendor?.delivered().find(({ text }) => text.startsWith(shown)));
    expect(shop.believed().webhook, 'asking is no consent').toBeNull();
    await say(/YES [0-9A-Z]{10}/.exec(offer.text)?.[0] ?? '', shop);
    expect(await shop.seen(receipt, made)).toMatchObject({ status: 'agreed', digits: null });
  };

/** The number that was typed beside the app is proved too, so that both are known to be one person's. */
export async function joinNumber(shop: WayShop, receipt: SubmissionReceipt): Promise<void> {
  // Where the number could hold this very channel, its own claim stays open: the consent is the app's.
  if (TYPED_ADDRESS_KIND[shop.way.channel] !== undefined || !('phone' in shop.typed)) return;
  await shop.verify(receipt, await shop.outboxCode(shop.typed.phone));
  await eventually('word that both are one person', () => (shop.joined === 1 ? true : null));
}

function button<B extends { readonly label: string }>(buttons: readonly B[], label: string): B {
  const found = buttons.find((each) => each.label === label);
  if (!found) throw new Error(`no button ${label}`);
  return found;
}
