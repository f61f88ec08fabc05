/** A whole journey with its mistakes, and every line that the Worker wrote on the way: one a request, and nothing in any that says whose. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './listener.ts';
import { codeFor, person, signUp } from './people.ts';
import { call, known, must, PlainVisitor, type Receipt, withdrawAll } from './plain-client.ts';
import { Receiver } from './receiver.ts';
import { World } from './world.ts';

const EMAIL = 'rosalind.quayle@mail.example';
const PHONE = person(0);
const EXTERNAL = 'cust-quayle-884120';

let world: World;
let receiver: Receiver;
const lines: string[] = [];
const secrets: Record<string, string> = {};

beforeAll(async () => {
  receiver = await new Receiver().start();
  const accounts = { sms: '+12025550100', whatsapp: '+12025550100', email: 'letters@aurora.example' };
  const controls = [{ channels: ['sms' as const] }, { channels: ['email' as const] }];
  world = await World.start({ accounts, controls, log: (line) => lines.push(line), accessLog: true });
  await world.addDestination('receiver', receiver);
  await journey();
});
afterAll(async () => {
  await world.stop();
  await receiver.close();
});

async function journey(): Promise<void> {
  const { url, admin, widgetId } = world;
  const key = admin.apiKey;
  const visitor = new PlainVisitor(url, widgetId);
  const prepared = await visitor.prepare({ phone: PHONE, email: EMAIL }, ['sms', 'email']);
  const receipt = (await visitor.send(prepared)).body as unknown as Receipt;
  const code = await codeFor(world, PHONE);
  await visitor.verify(receipt, code === '000000' ? '111111' : '000000');
  const answer = await visitor.verify(receipt, code);
  const preferences = String(answer.body.preferences_url);
  const token = new URL(preferences).pathname.split('/').at(-1) ?? '';
  // Everything that answers, with what is right and what is not.
  for (const path of [
    `/me/${token}`,
    `/me/${token}x`,
    `/v1/preferences/${token}`,
    `/v1/preferences/${token}x`,
    `/p/nobody/${PHONE}`,
    `/${PHONE}`,
  ])
    await call(url, 'GET', path);
  await call(url, 'GET', `/v1/submissions/${receipt.submission_id}`, { headers: { 'sayso-secret': 'wrong' } });
  await call(url, 'POST', `/v1/widgets/${widgetId}/submissions`, { body: `{"phone":"${PHONE}", not json` });
  await call(url, 'POST', `/v1/widgets/${widgetId}/submissions`, { body: { phone: PHONE, email: EMAIL, surprise: EMAIL } });
  await call(url, 'POST', '/v1/contacts/find', { key: `${key}x`, body: { phone: PHONE } });
  await call(url, 'POST', '/v1/contacts/find', { key, body: { phone: PHONE, email: EMAIL, name: EMAIL } });
  await call(url, 'GET', `/v1/contacts/${PHONE}/timeline`, { key });
  await call(url, 'POST', '/v1/consents', {
    key,
    body: {
      phone: PHONE,
      acts: [{ act: 'withdraw', channel: 'email', purpose: 'marketing', programme: 'default', words: EMAIL }],
      external_ids: [{ namespace: 'customer', value: EXTERNAL }],
    },
  });
  await known(url, key, { phone: PHONE });
  receiver.script.push({ status: 500 }, 'reset', 'garbage', { status: 302, headers: { location: `${url}/${PHONE}` } });
  await signUp(world, person(1));
  await eventually('failures at the receiver', () => (receiver.arrived.length > 2 ? true : null), 30_000);
  await withdrawAll(url, preferences);
  await must(url, 'GET', '/v1/deliveries', { key });
  // What the kill cuts, workerd itself writes about.
  const cut = visitor.send(await visitor.prepare({ phone: person(2) }, ['sms'])).catch(() => null);
  await world.kill9();
  await cut;
  await world.restart();
  Object.assign(secrets, {
    phone: PHONE.slice(2),
    'another phone': person(1).slice(2),
    email: EMAIL,
    'name in it': 'quayle',
    code,
    token,
    'submission secret': receipt.submission_secret,
    'idempotency key': prepared.idempotency_key,
    'render token': (JSON.parse(prepared.body) as { render_token: string }).render_token,
    'API key': key.split('.').at(-1) ?? '',
    'webhook secret': receiver.secret.slice('whsec_'.length),
    'caller’s IP': '198.18.',
    ...world.secrets,
  });
}

const requests = () =>
  lines
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ event }) => event === 'request');

test('one line a request: method, route pattern, status, time taken, its id, whose workspace', () => {
  expect(requests().length).toBeGreaterThan(30);
  for (const line of requests()) {
    expect(line).toMatchObject({ level: 'info', method: expect.any(String), status: expect.any(Number), ms: expect.any(Number) });
    expect(line.request_id).toMatch(/^req_/);
    expect(String(line.route), JSON.stringify(line)).toMatch(/^\/(?:\*|[a-z0-9_.:/-]*)$/);
  }
  const of = (route: string) => requests().filter((line) => line.route === route);
  const [submitted] = of('/v1/widgets/:widget_id/submissions');
  expect(submitted).toMatchObject({ method: 'POST', status: 201, workspace: expect.stringMatching(/^[0-9a-f]{16}$/) });
  for (const route of ['/v1/contacts/find', '/v1/deliveries', '/me/:token', '/v1/preferences/:token'])
    expect(
      of(route).some(({ workspace }) => workspace === submitted?.workspace),
      route,
    ).toBe(true);
  expect(new Set(requests().map(({ request_id }) => request_id)).size).toBe(requests().length);
});

test('the id in the log is the one in the answer', async () => {
  const answer = await fetch(`${world.url}/v1/nothing-here`);
  const { request_id } = (await answer.json()) as { request_id: string };
  expect(answer.headers.get('x-request-id')).toBe(request_id);
  await eventually('its line', () => requests().find((line) => line.request_id === request_id));
});

test('no line, the Worker’s or workerd’s own, holds an address, a code, a token or a key', () => {
  expect(Object.values(secrets).every((value) => value.length > 3)).toBe(true);
  for (const [name, value] of Object.entries(secrets)) {
    const bare = value.replace(/^\d+:/, '');
    expect(
      lines.filter((line) => line.toLowerCase().includes(bare.toLowerCase())),
      name,
    ).toEqual([]);
  }
});
