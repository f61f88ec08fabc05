/** The files on disk are read byte by byte, as somebody with a stolen copy would. Nothing that was sent in may be readable there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordConsentsAnswer } from '../../shared/contract/contact.ts';
import { eventually } from './listener.ts';
import { codeFor, signUp } from './people.ts';
import { Receiver } from './receiver.ts';
import { IP_HEADER, SHOP } from './visitor.ts';
import { World } from './world.ts';

const PHONE = '+13125550147';
const OTHER_PHONE = '+14155550168';
const EMAIL = 'Rosalind.Quayle+news@mail.example';
const IP = '203.0.113.201';
const NAME = 'Rosalind Quayle';
const ATTESTER = 'Bartholomew Finch';
const WORDS = 'please stop texting me, my gate code is zebra-quartz';
const EXTERNAL_ID = 'cust-quayle-884120';
const USER_AGENT = 'Mozilla/5.0 (Quixote; rv:7)';

let world: World;
let receiver: Receiver;
/** What was sent in or handed out, by name. */
const needles = new Map<string, string>();
let sentCode = '';

beforeAll(async () => {
  receiver = await new Receiver().start();
  const accounts = { sms: '+12025550100', whatsapp: '+12025550100', email: 'letters@aurora.example' };
  world = await World.start({ accounts, controls: [{ channels: ['sms'] }, { channels: ['whatsapp'] }, { channels: ['email'] }] });
  await world.addDestination('receiver', receiver);
  await live();
  // Without a chance to tidy up: what is in the write-ahead log stays there.
  await world.kill9();
}, 120_000);

afterAll(async () => {
  await world.stop();
  await receiver.close();
});

async function live(): Promise<void> {
  const prepared = await world.visitor.prepare(PHONE, ['sms', 'email'], {
    phoneAsTyped: '(312) 555-0147',
    email: EMAIL,
    externalIds: [{ namespace: 'customer', value: EXTERNAL_ID }],
    page: { url: `${SHOP}/offer?utm_campaign=spring&name=${encodeURIComponent(NAME)}`, referrer: `${SHOP}/from?who=${NAME}` },
  });
  const receipt = await submitAs(prepared.body, prepared.idempotencyKey);
  const code = await codeFor(world, PHONE);
  const verified = await world.visitor.verify(receipt, code);
  if (verified === null || verified === 'refused') throw new Error('the code was not taken');
  await world.visitor.requestLink(PHONE);
  const sent = await eventually('a link in the outbox', () => world.lastLink(PHONE));
  await report();
  await signUp(world, OTHER_PHONE);
  await eventually('both at the receiver', () => (receiver.believed.size >= 2 ? true : null));
  await world.visitor.withdrawAll(verified.preferences_url);
  await eventually('the withdrawal at the receiver', () => (receiver.standing(PHONE, 'sms') === 'withdrawn' ? true : null));

  const token = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';
  const given: Record<string, string> = {
    'render token': (JSON.parse(prepared.body) as { render_token: string }).render_token,
    'submission secret': receipt.submission_secret,
    'manage token': token(verified.preferences_url),
    'sent link': token(sent),
    'idempotency key': prepared.idempotencyKey,
    'API key': world.admin.apiKey,
    // Its alphabet holds the underscore, so that it can't be split there: the part after the last may be empty, and is in every file.
    'API key, its secret part': world.admin.apiKey.slice(-24),
    'webhook secret': receiver.secret.slice('whsec_'.length),
    ...world.secrets,
  };
  for (const [name, value] of Object.entries(given)) needles.set(name, value);
  sentCode = code;
}

async function submitAs(body: string, idempotencyKey: string) {
  const answer = await fetch(`${world.url}/v1/widgets/${world.widgetId}/submissions`, {
    method: 'POST',
    headers: {
      origin: SHOP,
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
      [IP_HEADER]: IP,
      'user-agent': USER_AGENT,
    },
    body,
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Awaited<ReturnType<World['visitor']['submit']>>;
}

/** The merchant's own report, with the words of a person and the name of another. */
async function report(): Promise<void> {
  const answer = await fetch(`${world.url}/v1/consents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.admin.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      phone: OTHER_PHONE,
      acts: [
        {
          act: 'withdraw',
          channel: 'whatsapp',
          purpose: 'marketing',
          programme: 'default',
          method: 'agent',
          words: WORDS,
          attestation: { attester: ATTESTER, artefact: `call of ${NAME}` },
        },
      ],
      external_ids: [{ namespace: 'customer', value: EXTERNAL_ID }],
    }),
  });
  expect(answer.status, await answer.clone().text()).toBe(201);
  recordConsentsAnswer.parse(await answer.json());
}

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const isIn = (bytes: Buffer, needle: string | Buffer): boolean => bytes.includes(needle);

test('the files are the right ones: what is public is readable in them', () => {
  const all = Buffer.concat(files(path.join(world.dataDir, 'objects')).map((file) => readFileSync(file)));
  expect(
    files(world.dataDir).some((file) => file.endsWith('.sqlite-wal')),
    'a write-ahead log is among them',
  ).toBe(true);
  expect(isIn(all, 'Aurora Coffee')).toBe(true);
  expect(isIn(all, 'preference_center')).toBe(true);
});

test('R1.9 no phone number, email, IP address, name, external id, code, token or secret that was sent in is in any file', () => {
  const spellings: [string, string | Buffer][] = [
    ...[PHONE, OTHER_PHONE].flatMap((phone): [string, string][] => [
      ['E.164', phone],
      ['digits', phone.slice(1)],
      ['national digits', phone.slice(2)],
      ['as typed', `(${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`],
      ['last seven', phone.slice(5)],
    ]),
    ['email', EMAIL],
    ['email in lower case', EMAIL.toLowerCase()],
    ['local part', 'rosalind.quayle'],
    ['IP', IP],
    ['IP block', '203.0.113'],
    ['IP bytes', Buffer.from(IP.split('.').map(Number))],
    ['name', NAME],
    ['name in a URL', encodeURIComponent(NAME)],
    ['family name', 'quayle'],
    ['attester', ATTESTER],
    ['words', WORDS],
    ['user agent', 'Quixote'],
    ['external id', EXTERNAL_ID],
    ...needles,
  ];
  for (const [name, value] of needles) {
    const bytes = Buffer.from(value.replace(/^1:/, ''), 'base64url');
    if (bytes.length >= 16) spellings.push([`${name}, decoded`, bytes]);
  }
  expect(sentCode).toMatch(/^\d{6}$/);
  const found: string[] = [];
  for (const file of files(world.dataDir)) {
    const bytes = readFileSync(file);
    const text = bytes.toString('latin1');
    const lower = Buffer.from(text.toLowerCase(), 'latin1');
    // Six digits stand by chance inside longer numbers and hashes; a stored code would stand alone.
    if (new RegExp(`(?<![0-9a-f])${sentCode}(?![0-9a-f])`).test(text)) found.push(`code in ${path.relative(world.dataDir, file)}`);
    for (const [name, value] of spellings) {
      const isText = typeof value === 'string';
      if (isIn(bytes, value) || (isText && isIn(lower, value.toLowerCase())))
        found.push(`${name} in ${path.relative(world.dataDir, file)}`);
    }
  }
  expect(found).toEqual([]);
});
