/** R1.5: what somebody can try over HTTP who knows a number and nothing else, or holds a weaker token. Each fails to do harm. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { PreferenceView } from '../../../shared/contract/preference.ts';
import { CLAIM_LIFE_MS, CODE_ATTEMPTS_PER_CHALLENGE } from '../../../shared/limits.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import {
  aShop,
  aSubmission,
  asHolder,
  codeTo,
  confirmed,
  contactOf,
  DRAFT,
  freshEmail,
  freshKey,
  freshPhone,
  json,
  messageTo,
  outbox,
  post,
  readConfig,
  SHOP,
  type Shop,
  send,
  shiftClock,
  standingOf,
  submit,
  submitted,
  timelineOf,
  verify,
} from './world.ts';

let shop: Shop;
/** Its SMS control takes a grant without a code. */
let single: Shop;
beforeAll(async () => {
  const controls = [{ channels: ['sms' as ChannelId], opt_in: 'single' as const }];
  [shop, single] = await Promise.all([aShop(), aShop({ ...DRAFT, controls })]);
});

const see = async (token: string): Promise<PreferenceView> =>
  json(await send(`/v1/preferences/${token}`, { headers: { origin: SHOP } }), 200);
const withdrawAll = (token: string) => post(`/v1/preferences/${token}/withdraw-all`, {});
const grantBy = (token: string, view: PreferenceView, channel: ChannelId) => {
  const item = view.items.find((row) => row.channel === channel)!;
  const disclosure = item.offer?.disclosure ?? 'a'.repeat(64);
  return post(`/v1/preferences/${token}/changes`, {
    changes: [{ channel, purpose: 'marketing', act: 'grant', disclosure, seen_seq: item.seen_seq }],
  });
};
const stopLink = async (owner: Shop, phone: string): Promise<string> => {
  const contact = await contactOf(owner, { phone });
  const made = await owner.admin('POST', `/v1/contacts/${contact!.id}/preference-links`, { widget: owner.widgetId });
  return (await json<{ url: string }>(made, 201)).url.split('/me/')[1]!;
};

describe('R1.4 state laundering: a withdrawal is not washed away by forms', () => {
  test('signing a withdrawn number up again, with or without a code to answer, leaves it withdrawn', async () => {
    for (const owner of [shop, single]) {
      const phone = freshPhone();
      if (owner === shop) await withdrawAll(await confirmed(owner, phone));
      else {
        await submitted(owner, ['sms'], { phone });
        expect(await standingOf(owner, phone, 'sms')).toBe('granted');
        await withdrawAll(await stopLink(owner, phone));
      }
      for (let again = 0; again < 3; again += 1) await submitted(owner, ['sms'], { phone });
      expect(await standingOf(owner, phone, 'sms')).toMatch(/^withdrawn/);
      const state = (await contactOf(owner, { phone }))!.state.find(({ channel }) => channel === 'sms')!;
      expect(state.permitted).toBe(false);
    }
  });

  test('signing up and taking it back, leaving it off, letting it lapse: still withdrawn', async () => {
    const own = await aShop();
    const phone = freshPhone();
    await withdrawAll(await confirmed(own, phone));
    const receipt = await submitted(own, ['sms'], { phone });
    const choices = [{ channel: 'sms', purpose: 'marketing' }];
    await json(await post(`/v1/submissions/${receipt.submission_id}/retract`, { choices }, asHolder(receipt)), 200);
    await submitted(own, [], { phone });
    await submitted(own, ['sms'], { phone });
    expect(await standingOf(own, phone, 'sms')).toMatch(/^withdrawn/);
    await shiftClock(CLAIM_LIFE_MS + 60_000, async () => {
      await submitted(own, [], { phone });
      expect(await standingOf(own, phone, 'sms')).toBe('withdrawn verified');
    });
  });

  test('a claim beside a standing grant moves neither its text nor its end nor itself into anything, until its code is answered', async () => {
    const phone = freshPhone();
    await confirmed(shop, phone);
    const before = (await contactOf(shop, { phone }))!.state.find(({ channel }) => channel === 'sms')!;
    await submitted(shop, ['sms'], { phone, locale: 'de' });
    await submitted(shop, [], { phone });
    const after = (await contactOf(shop, { phone }))!.state.find(({ channel }) => channel === 'sms')!;
    expect({ ...after, claims: [], seen_seq: 0 }).toEqual({ ...before, claims: [], seen_seq: 0 });
    expect(after.claims).toHaveLength(1);
  });
});

describe('R1.5 remote opt-out: nobody stops a number that they do not hold', () => {
  test('leaving everything off, taking back, other submissions, wrong tokens: the grant stands', async () => {
    const phone = freshPhone();
    const manage = await confirmed(shop, phone);
    const attacker = await submitted(shop, [], { phone });
    const more = await submitted(shop, ['sms', 'whatsapp'], { phone });
    for (const receipt of [attacker, more]) {
      const choices = [{ channel: 'sms', purpose: 'marketing' }];
      await post(`/v1/submissions/${receipt.submission_id}/retract`, { choices }, asHolder(receipt));
      expect((await withdrawAll(receipt.own_acts_url.split('/me/')[1]!)).status).toBe(404);
      const change = { channel: 'sms', purpose: 'marketing', act: 'withdraw', seen_seq: 0 };
      expect((await post(`/v1/preferences/${receipt.own_acts_url.split('/me/')[1]}/changes`, { changes: [change] })).status).toBe(404);
    }
    await json(await post('/v1/preferences/requests', { widget: shop.widgetId, phone }), 202);
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^granted verified/);
    expect((await see(manage)).items.find(({ channel }) => channel === 'sms')?.permitted).toBe(true);
  });

  test("the holder of another number's link stops that number alone", async () => {
    const [mine, theirs] = [freshPhone(), freshPhone()];
    const token = await confirmed(shop, mine);
    await confirmed(shop, theirs);
    await json(await withdrawAll(token), 200);
    expect(await standingOf(shop, theirs, 'sms')).toBe('granted verified');
  });
});

describe('R1.5 confirm hijack: a code confirms what its own message was sent for', () => {
  test("a stranger's extra channel is not confirmed by the code that the person enters into their own form", async () => {
    const own = await aShop();
    const phone = freshPhone();
    const stranger = await submitted(own, ['whatsapp'], { phone });
    const code = await codeTo(phone);
    const person = await submitted(own, ['sms'], { phone });
    expect((await verify(person, code)).status).toBe(410);
    expect(await standingOf(own, phone, 'whatsapp')).toBe('declined +claim');
    await shiftClock(120_000, async () => {
      await json(await post(`/v1/submissions/${person.submission_id}/resend`, {}, asHolder(person)), 202);
      await json(await verify(person, await codeTo(phone, 2)), 200);
    });
    expect(await standingOf(own, phone, 'sms')).toBe('granted verified');
    expect(await standingOf(own, phone, 'whatsapp')).toBe('declined +claim');
    expect((await verify(stranger, await codeTo(phone, 2))).status).toBe(410);
    expect(await standingOf(own, phone, 'whatsapp')).toBe('declined +claim');
  });

  test('guessing ends after a few attempts, and the right code is worth nothing then', async () => {
    const phone = freshPhone();
    const receipt = await submitted(shop, ['sms'], { phone });
    const code = await codeTo(phone);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let attempt = 0; attempt < CODE_ATTEMPTS_PER_CHALLENGE; attempt += 1) expect((await verify(receipt, wrong)).status).toBe(410);
    expect((await verify(receipt, code)).status).toBe(410);
    expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
  });

  test('a code is worth nothing after its ten minutes; in the digits of any script it works; again it is answered and records nothing, not even over a withdrawal', async () => {
    const own = await aShop();
    const phone = freshPhone();
    const receipt = await submitted(own, ['sms'], { phone });
    const code = await codeTo(phone);
    await shiftClock(10 * 60_000 + 1000, async () => expect((await verify(receipt, code)).status).toBe(410));
    const arabic = code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    const { preferences_url } = await json<{ preferences_url: string }>(
      await verify(receipt, ` ${arabic.slice(0, 3)} ${arabic.slice(3)} `),
      200,
    );
    await json(await withdrawAll(preferences_url.split('/me/')[1]!), 200);
    const records = (await timelineOf(own, { phone })).length;
    expect((await verify(receipt, code)).status).toBe(200);
    expect((await timelineOf(own, { phone })).length).toBe(records);
    expect(await standingOf(own, phone, 'sms')).toBe('withdrawn verified');
  });

  test('a withdrawal after the form outlives the code that was on its way', async () => {
    const own = await aShop();
    const phone = freshPhone();
    const manage = await confirmed(own, phone, ['whatsapp']);
    const late = await shiftedSubmission(own, phone);
    await shiftClock(180_000, async () => {
      await json(await withdrawAll(manage), 200);
      expect((await verify(late, await codeTo(phone, 2))).status).toBe(410);
      expect(await standingOf(own, phone, 'sms')).toMatch(/^withdrawn/);
    });
  });

  async function shiftedSubmission(own: Shop, phone: string) {
    let receipt: Awaited<ReturnType<typeof submitted>> | null = null;
    await shiftClock(120_000, async () => {
      receipt = await submitted(own, ['sms'], { phone });
      await codeTo(phone, 2);
    });
    return receipt!;
  }
});

describe('R5.17 R1.5 link theft: each token opens what its grade says, to its own address', () => {
  test("a form's own-acts link sees its own acts, never the number's choices", async () => {
    const phone = freshPhone();
    await confirmed(shop, phone);
    const receipt = await submitted(shop, ['whatsapp'], { phone });
    const token = receipt.own_acts_url.split('/me/')[1]!;
    expect((await send(`/v1/preferences/${token}`)).status).toBe(404);
    const own = await json<{ choices: unknown[] }>(
      await send(`/v1/submissions/${receipt.submission_id}`, { headers: asHolder(receipt) }),
      200,
    );
    expect(own.choices).toEqual([
      { channel: 'sms', purpose: 'marketing', programme: 'default', status: 'declined' },
      { channel: 'whatsapp', purpose: 'marketing', programme: 'default', status: 'received' },
    ]);
  });

  test("a footer's stop link stops, shows no whole address and no history, and grants nothing", async () => {
    const phone = freshPhone();
    await confirmed(shop, phone);
    const token = await stopLink(shop, phone);
    const view = await see(token);
    expect(view).toMatchObject({ grade: 'stop', history: [] });
    expect(JSON.stringify(view)).not.toContain(phone.slice(2, -2));
    expect(view.items.every(({ offer }) => offer === null)).toBe(true);
    const config = await readConfig(shop);
    const disclosure = config.controls.find(({ channels }) => channels.includes('whatsapp'))!.disclosure;
    const grant = { channel: 'whatsapp', purpose: 'marketing', act: 'grant', disclosure, seen_seq: 1000 };
    const stop = { channel: 'sms', purpose: 'marketing', act: 'withdraw', seen_seq: 0 };
    expect((await post(`/v1/preferences/${token}/changes`, { changes: [stop, grant] })).status).toBe(404);
    expect(await standingOf(shop, phone, 'whatsapp')).toBe('declined');
    await json(await post(`/v1/preferences/${token}/changes`, { changes: [stop] }), 200);
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
  });

  test('R5.16 typed together is not linked: the code to one address opens nothing of the other', async () => {
    const [phone, email] = [freshPhone(), freshEmail()];
    await confirmed(shop, phone);
    const receipt = await submitted(shop, ['email'], { phone, email });
    const answer = await json<{ preferences_url: string }>(await verify(receipt, await codeTo(email), 'email'), 200);
    const view = await see(answer.preferences_url.split('/me/')[1]!);
    expect(view.address).toEqual({ kind: 'email', value: email });
    expect(JSON.stringify(view)).not.toContain(phone.slice(-7));
    expect(view.items.map(({ channel }) => channel)).toEqual(['email']);
  });

  test('another site may not use a link that leaked to it', async () => {
    const phone = freshPhone();
    const token = await confirmed(shop, phone);
    for (const path of ['/withdraw-all', '/changes']) {
      const response = await post(`/v1/preferences/${token}${path}`, {}, { origin: 'https://evil.example' });
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(await standingOf(shop, phone, 'sms')).toBe('granted verified');
  });
});

describe('R8.5 R1.4 a stale preference page', () => {
  test('does not turn on what was stopped since it was drawn; what it stops is stopped', async () => {
    const phone = freshPhone();
    const token = await confirmed(shop, phone);
    const stale = await see(token);
    await json(await withdrawAll(token), 200);
    expect(await json(await grantBy(token, stale, 'sms'), 200)).toMatchObject({ changes: [{ channel: 'sms', outcome: 'state_moved' }] });
    expect(await json(await grantBy(token, stale, 'whatsapp'), 200)).toMatchObject({ changes: [{ outcome: 'state_moved' }] });
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
    expect(await json(await grantBy(token, await see(token), 'sms'), 200)).toMatchObject({ changes: [{ outcome: 'done' }] });
    expect(await standingOf(shop, phone, 'sms')).toBe('granted verified');
    const changes = [{ channel: 'sms', purpose: 'marketing', act: 'withdraw', seen_seq: 0 }];
    expect(await json(await post(`/v1/preferences/${token}/changes`, { changes }), 200)).toMatchObject({ changes: [{ outcome: 'done' }] });
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
  });

  test('a suspended workspace still stops, and turns nothing on', async () => {
    const own = await aShop();
    const phone = freshPhone();
    const token = await confirmed(own, phone);
    const view = await see(token);
    await own.suspend();
    await shiftClock(2000, async () => {
      expect((await grantBy(token, view, 'whatsapp')).status).toBe(403);
      const changes = [{ channel: 'sms', purpose: 'marketing', act: 'withdraw', seen_seq: 0 }];
      await json(await post(`/v1/preferences/${token}/changes`, { changes }), 200);
      await json(await withdrawAll(token), 200);
      expect((await see(token)).items.map(({ standing }) => standing)).toContain('withdrawn');
      expect((await see(token)).items.some(({ permitted }) => permitted)).toBe(false);
    });
  });
});

describe('R8.4 R1.7 idempotency with another phone', () => {
  test("a key that somebody used neither shows nor moves another number's submission", async () => {
    const [phone, other, key] = [freshPhone(), freshPhone(), freshKey()];
    const first = await json<{ submission_id: string; submission_secret: string }>(
      await submit(shop, await aSubmission(shop, ['sms'], { phone }), { 'idempotency-key': key }),
      201,
    );
    const second = await json<{ submission_id: string; submission_secret: string }>(
      await submit(shop, await aSubmission(shop, ['sms'], { phone: other }), { 'idempotency-key': key }),
      201,
    );
    expect(second.submission_id).not.toBe(first.submission_id);
    expect(second.submission_secret).not.toBe(first.submission_secret);
    expect(await standingOf(shop, other, 'sms')).toBe('not_asked +claim');
    expect((await timelineOf(shop, { phone })).length).toBe(2);
  });
});

describe('R5.17 GET on every link writes nothing', () => {
  test('preview robots that open links confirm, stop and spend nothing', async () => {
    const own = await aShop();
    const phone = freshPhone();
    const manage = await confirmed(own, phone);
    const receipt = await submitted(own, ['whatsapp'], { phone });
    const sent = outbox.filter(({ to }) => to === phone).length;
    await shiftClock(120_000, async () => {
      await json(await post('/v1/preferences/requests', { widget: own.widgetId, phone }), 202);
      const byMessage = /(\/me\/[\w-]+)/.exec((await messageTo(phone, sent + 1)).text)![1]!;
      const before = await contactOf(own, { phone });
      const links = [
        byMessage,
        `/me/${manage}`,
        `/me/${await stopLink(own, phone)}`,
        new URL(receipt.own_acts_url).pathname,
        `/v1/preferences/${manage}`,
        `/v1/submissions/${receipt.submission_id}`,
      ];
      for (const link of links) {
        for (const method of ['GET', 'HEAD']) expect((await send(link, { method, headers: asHolder(receipt) })).status, link).toBe(200);
      }
      for (const path of ['/changes', '/withdraw-all']) expect((await send(`/v1/preferences/${manage}${path}`)).status).toBe(405);
      for (const path of ['/verify', '/resend', '/retract']) {
        expect((await send(`/v1/submissions/${receipt.submission_id}${path}`, { headers: asHolder(receipt) })).status).toBe(405);
      }
      expect(await contactOf(own, { phone })).toEqual(before);
      await json(await withdrawAll(byMessage.slice('/me/'.length)), 200);
    });
    expect(await standingOf(own, phone, 'sms')).toMatch(/^withdrawn/);
  });
});
