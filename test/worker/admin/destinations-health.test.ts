/** Who fails and why, for a machine that watches; and what the merchant's other destinations are told of it. */
import { expect, test, vi } from 'vitest';
import { destinationAnswer, destinationsHealth } from '../../../shared/contract/destination.ts';
import { destinationDisabled, destinationLate } from '../../../shared/contract/event.ts';
import type { WorkspaceApi } from '../../../worker/workspace/workspace-api.ts';
import { aMerchant, aPublishedMerchant, bindings, DOCUMENT, type Merchant, outside, publicIds } from './admin.ts';

async function connect(merchant: Merchant, key: string) {
  const url = `https://${key}.shop.example/${merchant.workspace}`;
  const answer = { status: 204 };
  outside.answers = {
    ...outside.answers,
    [url]: () => new Response('moved away', { status: answer.status === 204 ? 200 : answer.status }),
  };
  const body = { key, name: key, settings: { type: 'standard_webhooks', url } };
  const { destination } = await merchant.ok('POST', '/v1/destinations', destinationAnswer, body, 201);
  const sent = () => outside.calls.filter((call) => call.url === url).map(({ init }) => JSON.parse(String(init.body)) as { type: string });
  return { id: destination.id, local: publicIds.read('destination', destination.id)!.local, answer, sent };
}
const health = async (merchant: Merchant) => {
  const response = await merchant.call('GET', '/health/destinations');
  return { code: response.status, ...destinationsHealth.parse(await response.json()) };
};
const homeOf = ({ workspace }: Merchant) => bindings.WORKSPACE.getByName(workspace) as unknown as WorkspaceApi;
/** Has the courier look at its settings now. */
const nudge = (merchant: Merchant, id: string) => merchant.call('POST', `/v1/destinations/${id}/resume`);

test('all is well: 200, and nobody is named as failing', async () => {
  const merchant = await aMerchant();
  expect(await health(merchant)).toEqual({ code: 200, status: 'ok', destinations: [] });
  await connect(merchant, 'one');
  const answer = await health(merchant);
  expect(answer).toMatchObject({ code: 200, status: 'ok', destinations: [{ destination: 'one', reasons: [] }] });
});

test('one that is paused by the merchant is no failure; one that is disabled is', async () => {
  const merchant = await aMerchant();
  const one = await connect(merchant, 'one');
  await merchant.call('POST', `/v1/destinations/${one.id}/pause`);
  expect((await health(merchant)).code).toBe(200);
  await homeOf(merchant).setDestinationStatus('test', one.local, 'disabled', 'moved away');
  expect(await health(merchant)).toMatchObject({
    code: 503,
    status: 'failing',
    destinations: [{ destination: 'one', reasons: ['disabled'] }],
  });
});

test('it takes deliveries:read, and shows another workspace nothing', async () => {
  const merchant = await aMerchant();
  await connect(merchant, 'one');
  expect((await merchant.call('GET', '/health/destinations', undefined, await merchant.keyWith('config:read'))).status).toBe(403);
  expect((await health(await aMerchant())).destinations).toEqual([]);
});

test('a destination that answers 410 is disabled, and the others are told once, it is not', async () => {
  const merchant = await aPublishedMerchant();
  const [gone, other] = [await connect(merchant, 'gone'), await connect(merchant, 'other')];
  await vi.waitFor(async () => expect((await health(merchant)).destinations).toHaveLength(2));
  gone.answer.status = 410;
  const registered = await merchant.call('POST', '/v1/disclosures', { method: 'verbal', document: DOCUMENT });
  const { hash } = (await registered.json()) as { hash: string };
  const acts = [{ act: 'grant', channel: 'sms', purpose: 'marketing', method: 'verbal', disclosure: hash }];
  await merchant.call('POST', '/v1/consents', { phone: '+12025550170', acts });
  await vi.waitFor(async () => expect((await health(merchant)).code).toBe(503), { timeout: 8000 });
  await nudge(merchant, other.id);
  const notices = () => other.sent().filter(({ type }) => type !== 'consent.changed');
  await vi.waitFor(() => expect(notices()).toHaveLength(1), { timeout: 8000 });
  expect(destinationDisabled.parse(notices()[0])).toMatchObject({ data: { destination: 'gone', reason: 'moved away' } });
  gone.answer.status = 204;
  await nudge(merchant, gone.id);
  await nudge(merchant, other.id);
  expect(notices()).toHaveLength(1);
  expect(gone.sent().filter(({ type }) => type === 'destination.disabled')).toEqual([]);
});

test('a late withdrawal is told once an occasion, though it is noted again', async () => {
  const merchant = await aMerchant();
  const [slow, other] = [await connect(merchant, 'slow'), await connect(merchant, 'other')];
  // The place where a destination begins is written down when it is first looked at.
  await nudge(merchant, other.id);
  await vi.waitFor(async () => expect((await health(merchant)).destinations[1]?.tours[0]?.is_done).toBe(true), { timeout: 8000 });
  const sinceMs = Date.parse('2026-11-01T00:00:00Z');
  for (let times = 0; times < 3; times++) await homeOf(merchant).noteLate(slow.local, sinceMs);
  await nudge(merchant, other.id);
  await vi.waitFor(() => expect(other.sent()).toHaveLength(1), { timeout: 8000 });
  expect(destinationLate.parse(other.sent()[0])).toMatchObject({
    data: { destination: 'slow', since_at: '2026-11-01T00:00:00.000Z', due_at: '2026-11-11T00:00:00.000Z' },
  });
  await homeOf(merchant).noteLate(slow.local, sinceMs + 1);
  await nudge(merchant, other.id);
  await vi.waitFor(() => expect(other.sent()).toHaveLength(2), { timeout: 8000 });
  expect(slow.sent()).toEqual([]);
});
