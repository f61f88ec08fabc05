/** A landline is recorded like any number; the warning is in its evidence and in the merchant's view, and in no public answer. */
import { expect, test } from 'vitest';
import { aShop, aSubmission, codeTo, contactOf, DRAFT, freshEmail, freshPhone, submit, timelineOf } from './world.ts';

const shop = await aShop({ ...DRAFT, send_countries: ['US', 'GB'] });
const LANDLINE = '+442079460123';
const PREMIUM = '+449012345678';

/** Everything of an answer but what is random in any two: of those, the length. */
async function shapeOf(phone: string) {
  const answer = await submit(shop, await aSubmission(shop, ['sms', 'email'], { phone, email: freshEmail() }));
  const body = (await answer.text())
    .replace(/sub_[\w-]+/g, (id) => `id ${id.length}`)
    .replace(/"submission_secret":"[\w-]+"/, (secret) => `secret ${secret.length}`)
    .replace(/\/me\/[\w-]+/, (token) => `token ${token.length}`);
  return { status: answer.status, headers: [...answer.headers].filter(([name]) => name !== 'x-request-id'), body };
}

test('a landline, a mobile and a number that is never sent to get one answer', async () => {
  const [mobile, landline, premium] = [await shapeOf(freshPhone()), await shapeOf(LANDLINE), await shapeOf(PREMIUM)];
  expect(mobile.status).toBe(201);
  expect(landline).toEqual(mobile);
  expect(premium).toEqual(mobile);
  // It may be able to take texts, so it is sent its code.
  expect(await codeTo(LANDLINE)).toMatch(/^\d{6}$/);
});

test('evidence and the merchant’s view say that it was a landline', async () => {
  const [grant] = (await timelineOf(shop, { phone: LANDLINE })).filter(({ record }) => record.act === 'grant');
  expect(grant?.evidence?.context).toEqual({ line_type: 'fixed_line', line_warning: 'landline' });
  expect((await contactOf(shop, { phone: LANDLINE }))?.address.line).toEqual({ type: 'fixed_line', warning: 'landline' });
  expect((await contactOf(shop, { phone: PREMIUM }))?.address.line).toEqual({ type: 'premium_rate', warning: 'never_sent' });
});

test('the email that was typed beside it says nothing of the number', async () => {
  const [phone, email] = [LANDLINE.replace('123', '124'), freshEmail()];
  await submit(shop, await aSubmission(shop, ['sms', 'email'], { phone, email }));
  const entries = await timelineOf(shop, { email });
  expect(entries.length).toBeGreaterThan(0);
  expect(JSON.stringify(entries.map(({ evidence }) => evidence))).not.toContain('line_');
  expect((await contactOf(shop, { email }))?.address.line).toBeUndefined();
});
