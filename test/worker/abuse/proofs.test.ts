/** Which proofs are taken, once; what a submission that brought one says of itself; and that none is ever asked of a withdrawal. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProofChallenge } from '../../../shared/contract/proof.ts';
import type { RenderAnswer, SubmissionReceipt } from '../../../shared/contract/submission.ts';
import { PROOF_LIFE_MS, SUBMISSIONS_PER_IP_BLOCK_HOUR, SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX } from '../../../shared/limits.ts';
import { solve } from '../../../widget/client/proof.ts';
import { hidden } from '../pages/visitor.ts';
import {
  aShop,
  aSubmission,
  asHolder,
  confirmed,
  DRAFT,
  freshKey,
  freshPhone,
  HOST,
  json,
  post,
  type Shop,
  standingOf,
  submit,
  timelineOf,
} from '../public/world.ts';
import { eachOf, fetchFrom, freshIp, people, postFrom, pressCounters, proofAsked, submitFrom } from './rig.ts';

const START = Date.UTC(2027, 0, 10, 12);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const careful = (): Promise<Shop> => aShop({ ...DRAFT, bot_check: 'required' });
const rendered = async (ip: string, shop: Shop): Promise<RenderAnswer> =>
  json(await postFrom(ip, `/v1/widgets/${shop.widgetId}/render`, { locale: 'en' }), 200);
const solved = async (challenge: ProofChallenge | undefined): Promise<string> => (await solve(challenge!))!;
const request = (shop: Shop, phone = freshPhone(), proof?: string) => aSubmission(shop, ['sms'], { phone, ...(proof && { proof }) });

describe('a widget that asks everybody', () => {
  test('says so with the token, and records who solved it as checked', async () => {
    const [shop, ip, phone] = [await careful(), freshIp(), freshPhone()];
    await proofAsked(await submitFrom(ip, shop, await request(shop, phone)));
    expect(await standingOf(shop, phone, 'sms')).toBe('none');
    const proof = await solved((await rendered(ip, shop)).challenge);
    expect((await submitFrom(ip, shop, await request(shop, phone, proof))).status).toBe(201);
    const [entry] = await timelineOf(shop, { phone });
    expect(entry?.evidence).toMatchObject({ grade: 'bot_checked', verification: { by: 'proof_of_work' } });
  });

  test('where the edge tells no IP, too, and there a proof is used once as well', async () => {
    const shop = await careful();
    await proofAsked(await submit(shop, await request(shop)));
    const answer = await json<RenderAnswer>(await post(`/v1/widgets/${shop.widgetId}/render`, { locale: 'en' }), 200);
    const proof = await solved(answer.challenge);
    expect((await submit(shop, await request(shop, freshPhone(), proof))).status).toBe(201);
    await proofAsked(await submit(shop, await request(shop, freshPhone(), proof)));
  });

  test('another widget gives no challenge with its token, and what it did not ask for grades nothing that is made up', async () => {
    const [shop, ip, phone] = [await aShop(), freshIp(), freshPhone()];
    expect(await rendered(ip, shop)).not.toHaveProperty('challenge');
    expect((await submitFrom(ip, shop, await request(shop, phone, 'bWFkZSB1cA=='))).status).toBe(201);
    expect((await timelineOf(shop, { phone }))[0]?.evidence).toMatchObject({ grade: 'client_attested' });
  });
});

describe('refused, with another challenge, is', () => {
  test('a proof that another submission used; the same one may come again', async () => {
    const [shop, ip, key] = [await careful(), freshIp(), freshKey()];
    const proof = await solved((await rendered(ip, shop)).challenge);
    const own = await request(shop, freshPhone(), proof);
    const first = await json<SubmissionReceipt>(await submitFrom(ip, shop, own, key), 201);
    const again = await json<SubmissionReceipt>(await submitFrom(ip, shop, own, key), 201);
    expect(again.submission_id).toBe(first.submission_id);
    const phone = freshPhone();
    await proofAsked(await submitFrom(ip, shop, await request(shop, phone, proof)));
    await proofAsked(await submitFrom(ip, shop, await request(shop, phone, proof), key));
    expect(await standingOf(shop, phone, 'sms')).toBe('none');
  });

  test('one of another widget, of another network, past its time, or made up', async () => {
    const [shop, other, ip] = [await careful(), await careful(), freshIp()];
    const proof = await solved((await rendered(ip, shop)).challenge);
    await proofAsked(await submitFrom(ip, other, await request(other, freshPhone(), proof)));
    await proofAsked(await submitFrom(freshIp(), shop, await request(shop, freshPhone(), proof)));
    const forged = JSON.parse(atob(proof)) as Record<string, unknown>;
    for (const change of [{ number: 1 + Number(forged.number) }, { signature: 'a'.repeat(64) }, { salt: `${forged.salt}1&` }]) {
      await proofAsked(await submitFrom(ip, shop, await request(shop, freshPhone(), btoa(JSON.stringify({ ...forged, ...change })))));
    }
    vi.setSystemTime(START + PROOF_LIFE_MS + 1);
    await proofAsked(await submitFrom(ip, shop, await request(shop, freshPhone(), proof)));
    vi.setSystemTime(START + PROOF_LIFE_MS);
    expect((await submitFrom(ip, shop, await request(shop, freshPhone(), proof))).status).toBe(201);
  });

  test('a proof longer than any is named as a field of the request', async () => {
    const shop = await careful();
    const answer = await submit(shop, { ...(await request(shop)), proof: 'A'.repeat(1025) });
    expect(await json(answer, 422)).toMatchObject({ type: '/problems/invalid-request', errors: [{ path: 'proof' }] });
  });
});

describe('a block that sent its sixty', () => {
  const press = async (shop: Shop, ip: string) =>
    eachOf(people(SUBMISSIONS_PER_IP_BLOCK_HOUR), async (phone) => (await submitFrom(ip, shop, await request(shop, phone))).status);

  test('asks for links to choices with a proof for each', async () => {
    const [shop, ip] = [await aShop(), freshIp()];
    await press(shop, ip);
    const ask = (proof?: string) =>
      postFrom(ip, '/v1/preferences/requests', { widget: shop.widgetId, phone: freshPhone(), ...(proof && { proof }) });
    const proof = await solved(await proofAsked(await ask()));
    expect((await ask(proof)).status).toBe(202);
    await proofAsked(await ask(proof));
  });

  test('gets a page that solves by itself on the hosted forms, and says what to do where it can’t', async () => {
    const [shop, ip, phone] = [await aShop(), freshIp(), freshPhone()];
    await press(shop, ip);
    const text = { en: 'Join', de: 'Mitmachen' };
    await json(await shop.admin('PUT', '/v1/landing-pages/join', { widget: 'form', title: text, intro: text }), 200);
    const path = `/p/${shop.workspaceId}/join`;
    const shown = await (await fetchFrom(ip, path)).text();
    const box = /<input type="checkbox"[^>]*value="([0-9a-f]{64})"/.exec(shown)![1]!;
    const send = (fields: readonly (readonly [string, string])[]) =>
      fetchFrom(ip, path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: HOST },
        body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
      });
    const asked = await send([...hidden(shown), ['phone', phone], ['phone_country', 'US'], ['agree', box]]);
    const page = await asked.text();
    expect([asked.status, page.includes('needs JavaScript')]).toEqual([429, true]);
    expect(await standingOf(shop, phone, 'sms')).toBe('none');
    const challenge = JSON.parse(
      /data-challenge="([^"]*)"/.exec(page)![1]!.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ) as ProofChallenge;
    const carried = hidden(page).filter(([name]) => name !== 'proof');
    // Without script its button brings the same page again.
    expect((await send([...carried, ['proof', '']])).status).toBe(429);
    const done = await send([...carried, ['proof', await solved(challenge)]]);
    expect([done.status, (await done.text()).includes('name="code"')]).toEqual([200, true]);
    expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
  });

  test('still withdraws, takes back and looks, up to the last of its limits and over it', async () => {
    const [shop, ip] = [await aShop(), freshIp()];
    const token = await confirmed(shop, freshPhone());
    const stopped = freshPhone();
    const page = await confirmed(shop, stopped);
    const receipt = await json<SubmissionReceipt>(await submitFrom(ip, shop, await request(shop)), 201);
    await press(shop, ip);
    await pressCounters(SUBMISSIONS_PER_IP_BLOCK_HOUR, SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX);
    expect((await submitFrom(ip, shop, await request(shop))).status).toBe(429);
    const changes = [{ channel: 'sms', purpose: 'marketing', act: 'withdraw', seen_seq: 0 }];
    expect((await postFrom(ip, `/v1/preferences/${token}/changes`, { changes })).status).toBe(200);
    expect((await postFrom(ip, `/v1/preferences/${token}/withdraw-all`, {})).status).toBe(200);
    expect((await fetchFrom(ip, `/me/${page}`)).status).toBe(200);
    const form = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: HOST },
      body: 'act=withdraw_all',
    };
    expect((await fetchFrom(ip, `/me/${page}`, { ...form, redirect: 'manual' })).status).toBe(303);
    expect(await standingOf(shop, stopped, 'sms')).toBe('withdrawn verified');
    const own = { choices: [{ channel: 'sms', purpose: 'marketing' }] };
    expect((await postFrom(ip, `/v1/submissions/${receipt.submission_id}/retract`, own, asHolder(receipt))).status).toBe(200);
  });
});
