/** What the form sends and says, act by act, over the real client. */
import { describe, expect, test, vi } from 'vitest';
import { enterCode, ok, problem, receipt, rig } from './rig.ts';

const PHONE = '(202) 555-0142';
const network = new TypeError('Failed to fetch');

function filled(change = {}, ids = []) {
  const made = rig(change, ids);
  made.flow.typePhone(PHONE);
  made.flow.tick(0, true);
  return made;
}
const keyOf = (sent: { headers: Headers } | undefined) => sent?.headers.get('idempotency-key');

describe('nothing is sent that was not said', () => {
  test('R1.1 nothing is ticked at the start, and submitting so sends nothing', async () => {
    const { flow, state, to, focused } = rig();
    expect(state().ticked).not.toContain(true);
    flow.typePhone(PHONE);
    await flow.submit();
    expect(state().errors).toEqual({ choose: 'error_choose' });
    expect(focused).toEqual(['error']);
    expect(to('submissions')).toEqual([]);
  });

  test('R1.2 every channel offered has a choice that names its own text, granted only where ticked', async () => {
    const { flow, to } = filled();
    await flow.submit();
    const granted = { channel: 'sms', purpose: 'marketing', programme: 'default', granted: true, disclosure: 'a'.repeat(64), shown: true };
    expect(to('submissions')[0]?.body.choices).toEqual([
      granted,
      { ...granted, channel: 'rcs' },
      { ...granted, channel: 'whatsapp', granted: false, disclosure: 'b'.repeat(64) },
      { ...granted, channel: 'email', granted: false, disclosure: 'c'.repeat(64) },
    ]);
  });

  test('No thanks sends nothing and leaves nothing ticked for whoever comes back', () => {
    const { flow, state, sent, events } = filled();
    flow.decline();
    expect(state()).toMatchObject({ step: 'none', ticked: [] });
    expect(sent).toEqual([]);
    expect(events).toEqual(['closed']);
    flow.backToFields();
    expect(state().step).toBe('fields');
  });

  test('an email address whose box was unticked again stays in the browser', async () => {
    const { flow, set, to } = filled();
    flow.tick(2, true);
    set({ email: 'lena@example.com' });
    flow.tick(2, false);
    await flow.submit();
    expect(to('submissions')[0]?.body).not.toHaveProperty('email');
  });

  test('the number goes as it was typed, with the country beside it', async () => {
    const { flow, to } = filled();
    await flow.submit();
    expect(to('submissions')[0]?.body).toMatchObject({ phone: PHONE, phone_country: 'US', locale: 'en', render_token: 'token_1' });
    expect(to('submissions')[0]?.body).not.toHaveProperty('external_ids');
  });
});

describe('checks', () => {
  test('a channel held by phone needs a number; email alone does not', async () => {
    const phone = rig();
    phone.flow.tick(1, true);
    await phone.flow.submit();
    expect(phone.state().errors).toEqual({ phone: 'error_phone_missing' });

    const email = rig();
    email.flow.tick(2, true);
    await email.flow.submit();
    expect(email.state().errors).toEqual({ email: 'error_email' });
    email.set({ email: 'lena@example.com', errors: {} });
    await email.flow.submit();
    expect(email.to('submissions')[0]?.body).toMatchObject({ email: 'lena@example.com' });
    expect(email.to('submissions')[0]?.body).not.toHaveProperty('phone');
  });

  test('a number that looks odd is asked about once, then sent as it is', async () => {
    const { flow, state, to } = rig();
    flow.tick(0, true);
    flow.typePhone('20255');
    await flow.submit();
    expect(state().errors.phone).toBe('error_phone_short name of US. phone_anyway');
    expect(to('submissions')).toEqual([]);
    await flow.submit();
    expect(to('submissions')[0]?.body.phone).toBe('20255');
  });

  test('another odd number is asked about again', async () => {
    const { flow, state, to } = rig();
    flow.tick(0, true);
    flow.typePhone('20255');
    await flow.submit();
    flow.typePhone('+999');
    expect(state().errors.phone).toBe('');
    await flow.submit();
    expect(state().errors.phone).toBe('error_phone_country. phone_anyway');
    expect(to('submissions')).toEqual([]);
  });
});

describe('the render token', () => {
  test('is fetched at the first touch, once, and kept until it is used', async () => {
    const { flow, to, events } = filled();
    flow.touch();
    flow.touch();
    await flow.submit();
    expect(to('render').map(({ body }) => body)).toEqual([{ version: 4, locale: 'en' }]);
    expect(events).toEqual(['started', 'submitted']);
  });

  test('one that was refused is replaced once, under a new key', async () => {
    const { flow, to, replies, state } = filled();
    replies.submissions = [problem('render-token-refused'), ok(receipt(), 201)];
    await flow.submit();
    const [first, second] = to('submissions');
    expect([first?.body.render_token, second?.body.render_token]).toEqual(['token_1', 'token_2']);
    expect(keyOf(second)).not.toBe(keyOf(first));
    expect(state().step).toBe('done');
  });

  test('refused twice, the form says so instead of going round', async () => {
    const { flow, to, replies, state } = filled();
    replies.submissions = [problem('render-token-refused')];
    await flow.submit();
    expect(to('submissions')).toHaveLength(2);
    expect(state().notice).toEqual({ text: 'error_server', retry: true });
  });

  test('a fetch that failed at the first touch is made again at submit', async () => {
    const { flow, to, replies } = filled();
    replies.render = [network, ok({ render_token: 'later' })];
    flow.touch();
    await Promise.resolve();
    await flow.submit();
    await flow.submit();
    expect(to('submissions')[0]?.body.render_token).toBe('later');
  });
});

describe('the idempotency key', () => {
  test('R1.7 back on the network, what it swallowed is sent again under the same key, once; nothing is that was changed since', async () => {
    const { flow, set, to, state, replies } = rig();
    set({ phone: '(202) 555-0142', ticked: [true] });
    replies.submissions = [network, ok(receipt(), 201)];
    flow.resume();
    expect(to('submissions')).toHaveLength(0);
    await flow.submit();
    flow.resume();
    await vi.waitFor(() => expect(state().step).toBe('done'));
    const [first, second] = to('submissions');
    expect(second?.headers.get('idempotency-key')).toBe(first?.headers.get('idempotency-key'));
    expect(second?.raw).toBe(first?.raw);
    flow.resume();
    expect(to('submissions')).toHaveLength(2);

    const changed = rig();
    changed.set({ phone: '(202) 555-0142', ticked: [true, true] });
    changed.replies.submissions = [network, ok(receipt(), 201)];
    await changed.flow.submit();
    changed.flow.tick(1, false);
    changed.flow.resume();
    await Promise.resolve();
    expect(changed.to('submissions')).toHaveLength(1);
    expect(changed.state()).toMatchObject({ step: 'fields', sending: false });
  });

  test('R1.7 a retry after a lost answer sends the same key and the very same bytes', async () => {
    const { flow, to, replies, state, clock } = filled();
    replies.submissions = [network, ok(receipt(), 201)];
    await flow.submit();
    expect(state()).toMatchObject({ sending: false, notice: { text: 'error_network', retry: true } });
    clock.nowMs += 5000;
    await flow.submit();
    const [first, second] = to('submissions');
    expect(keyOf(second)).toBe(keyOf(first));
    expect(second?.raw).toBe(first?.raw);
    expect(state().step).toBe('done');
  });

  test('changes with what is said', async () => {
    const { flow, to, replies } = filled();
    replies.submissions = [network];
    await flow.submit();
    flow.tick(1, true);
    await flow.submit();
    const [first, second] = to('submissions');
    expect(keyOf(second)).not.toBe(keyOf(first));
  });

  test('is not used again after success', async () => {
    const { flow, to } = filled();
    await flow.submit();
    flow.backToFields();
    await flow.submit();
    const [first, second] = to('submissions');
    expect(keyOf(second)).not.toBe(keyOf(first));
    expect(second?.body.render_token).toBe('token_2');
  });

  test('a second press while sending sends nothing', async () => {
    const { flow, to } = filled();
    await Promise.all([flow.submit(), flow.submit()]);
    expect(to('submissions')).toHaveLength(1);
  });

  test('No thanks pressed while sending does not claim that nothing was agreed', async () => {
    const { flow, state } = filled();
    const sending = flow.submit();
    flow.decline();
    expect(state().step).toBe('fields');
    await sending;
    expect(state().step).toBe('done');
  });
});

describe('refusals of the server are said where they can be mended', () => {
  test.each([
    [problem('phone-not-possible'), { phone: 'error_phone_not_possible' }, undefined],
    [problem('address-missing', 422, [{ path: 'phone' }]), { phone: 'error_phone_missing' }, undefined],
    [problem('address-missing', 422, [{ path: 'email' }]), { email: 'error_email' }, undefined],
    [problem('invalid-request', 422, [{ path: 'email' }]), { email: 'error_email' }, undefined],
    [problem('invalid-request', 422, [{ path: 'choices[0].channel' }]), {}, { text: 'error_server', retry: true }],
    [problem('too-many-requests', 429), {}, { text: 'error_too_many', retry: true }],
    [problem('internal', 500), {}, { text: 'error_server', retry: true }],
    [ok('<html>Bad gateway</html>', 502), {}, { text: 'error_server', retry: true }],
  ])('%j', async (reply, errors, notice) => {
    const { flow, replies, state, focused } = filled();
    replies.submissions = [reply];
    await flow.submit();
    expect(state()).toMatchObject({ step: 'fields', sending: false, errors });
    expect(state().notice).toEqual(notice);
    expect(focused).toEqual(notice ? [] : ['error']);
  });
});

describe('the code', () => {
  const steps = (...to: ('phone' | 'email')[]) =>
    ok(receipt({ next: to.map(enterCode), choices: [{ channel: 'sms', purpose: 'marketing', status: 'received' }] }), 201);
  const confirmed = (to: string) => ok({ outcome: 'confirmed', choices: [], preferences_url: `https://host.example/me/${to}` });

  test('is asked for when the server says so; the page of choices is linked once it is right', async () => {
    const { flow, set, state, replies, to, events } = filled();
    replies.submissions = [steps('phone')];
    replies.verify = [confirmed('phone')];
    await flow.submit();
    expect(state()).toMatchObject({ step: 'code', manageUrl: 'https://host.example/me/own' });
    set({ code: ' ٤٨٢ 913 ' });
    await flow.verify();
    const [verify] = to('verify');
    expect(verify?.path).toBe('/v1/submissions/sub_1/verify');
    expect(verify?.body).toEqual({ code: '482913', to: 'phone' });
    expect(verify?.headers.get('sayso-secret')).toBe('secret_1');
    expect(state()).toMatchObject({ step: 'done', manageUrl: 'https://host.example/me/phone' });
    expect(events).toEqual(['submitted', 'confirmed']);
  });

  test('phone and email are proved one after the other; the link is that of the first', async () => {
    const { flow, set, state, replies, to } = filled();
    replies.submissions = [steps('phone', 'email')];
    replies.verify = [confirmed('phone'), confirmed('email')];
    await flow.submit();
    set({ code: '111111' });
    await flow.verify();
    expect(state()).toMatchObject({ step: 'code', nextIndex: 1, code: '' });
    set({ code: '222222' });
    await flow.verify();
    expect(to('verify').map(({ body }) => body.to)).toEqual(['phone', 'email']);
    expect(state()).toMatchObject({ step: 'done', manageUrl: 'https://host.example/me/phone' });
  });

  test.each([
    [problem('not-valid', 410), { errors: { code: 'code_wrong' }, notice: undefined }],
    [network, { errors: {}, notice: { text: 'error_network', retry: true } }],
    [problem('too-many-requests', 429), { errors: {}, notice: { text: 'error_too_many', retry: true } }],
  ])('a failure keeps what was typed: %j', async (reply, shown) => {
    const { flow, set, state, replies } = filled();
    replies.submissions = [steps('phone')];
    replies.verify = [reply];
    await flow.submit();
    set({ code: '111111' });
    await flow.verify();
    expect(state()).toMatchObject({ step: 'code', code: '111111', sending: false, ...shown });
  });

  test('an empty code is not sent', async () => {
    const { flow, state, replies, to } = filled();
    replies.submissions = [steps('phone')];
    await flow.submit();
    await flow.verify();
    expect(state().errors).toEqual({ code: 'code_wrong' });
    expect(to('verify')).toEqual([]);
  });

  test('a new code may be asked for after the delay, to the millisecond, and again only after another', async () => {
    const { flow, state, replies, to, clock } = filled();
    replies.submissions = [steps('phone')];
    replies.resend = [ok({ outcome: 'received' }, 202)];
    await flow.submit();
    clock.nowMs += 60_000 - 1;
    await flow.resend();
    expect(to('resend')).toHaveLength(0);
    clock.nowMs += 1;
    await flow.resend();
    await flow.resend();
    expect(to('resend').map(({ body }) => body)).toEqual([{ to: 'phone' }]);
    expect(state().resent).toBe(true);
  });

  test('changing the number goes back with everything as it was', async () => {
    const { flow, state, replies } = filled();
    replies.submissions = [steps('phone')];
    await flow.submit();
    flow.backToFields();
    expect(state()).toMatchObject({ step: 'fields', phone: PHONE, ticked: [true] });
  });
});

describe('a proof of work', () => {
  const number = 7;
  const challenge = async (salt: string) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}${number}`));
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return { algorithm: 'SHA-256' as const, challenge: hex, maxnumber: 50, salt, signature: 'f'.repeat(64) };
  };
  const asked = async (salt: string) => ({ status: 429, body: { type: '/problems/proof-of-work', challenge: await challenge(salt) } });
  const solved = (proof: unknown) => JSON.parse(atob(String(proof))) as { salt: string };

  test('that is asked for is solved, and the same goes out again under the same key', async () => {
    const { flow, state, to, replies } = filled();
    replies.submissions = [await asked('s1?a=1&'), ok(receipt(), 201)];
    await flow.submit();
    const [first, second] = to('submissions');
    expect(to('submissions')).toHaveLength(2);
    expect(keyOf(second)).toBe(keyOf(first));
    const { proof, ...body } = second!.body;
    expect(body).toEqual(first?.body);
    const { maxnumber: _, ...given } = await challenge('s1?a=1&');
    expect(solved(proof)).toEqual({ ...given, number });
    expect(state()).toMatchObject({ step: 'done', sending: false });
  });

  test('that comes with the token is sent at once, and one that ran out meanwhile is followed by another', async () => {
    const { flow, to, replies } = filled();
    replies.render = [ok({ render_token: 't', challenge: await challenge('early?a=1&') })];
    replies.submissions = [await asked('late?a=1&'), ok(receipt(), 201)];
    await flow.submit();
    expect(to('submissions').map(({ body }) => solved(body.proof).salt)).toEqual(['early?a=1&', 'late?a=1&']);
  });

  test('that never satisfies ends with words and a way to try again', async () => {
    const { flow, state, to, replies } = filled();
    replies.submissions = [await asked('s?a=1&')];
    await flow.submit();
    expect(to('submissions')).toHaveLength(4);
    expect(state()).toMatchObject({ step: 'fields', sending: false, notice: { text: 'error_server', retry: true } });
  });
});
