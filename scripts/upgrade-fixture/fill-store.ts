/** Has an earlier build write a store with everything in it that an upgrade could break, and notes what it says of it. */
import { mkdirSync } from 'node:fs';
import type { MadeStore } from '../../test/faults/earlier-build.ts';
import { type Listener, listen } from '../../test/faults/listener.ts';
import { person } from '../../test/faults/people.ts';
import { known, must, PlainVisitor, type Receipt, withdrawAll } from '../../test/faults/plain-client.ts';
import { IP_HEADER, SHOP } from '../../test/faults/visitor.ts';
import { freshSecrets } from '../serve/secrets.ts';
import { type RunningWorkerd, startWorkerd } from '../serve/workerd.ts';
import { cutSubmissions } from './cut-submissions.ts';
import { until } from './until.ts';

const PARTITIONS = 4;
const PROGRAMME = {
  name: 'Aurora letters',
  sender: {
    legal_entity: 'Aurora Coffee Roasters, Inc.',
    brand: 'Aurora Coffee',
    contact: 'hello@aurora.example',
    accounts: { sms: '+12025550100', whatsapp: '+12025550100', email: 'letters@aurora.example' },
  },
  kinds: { en: 'offers and new roasts' },
  frequency: { en: 'Up to 4 messages a month' },
  terms_url: 'https://aurora.example/terms',
  privacy_url: 'https://aurora.example/privacy',
};
const WIDGET = {
  name: 'Sign-up',
  origins: [SHOP],
  locales: ['en'],
  controls: [{ channels: ['sms'] }, { channels: ['whatsapp'] }, { channels: ['email'] }],
  title: { en: 'First pick of every lot' },
  intro: { en: 'Hear of new roasts first' },
};
const MAPPING = [{ programme: 'default', channel: 'sms', purpose: 'marketing', category: 'sms_marketing' }];
/** How the receivers answer; it is changed as the store is filled. */
const answers = { webhooks: 204, segment: 200 };

interface Stage {
  readonly url: string;
  readonly key: string;
  readonly visitor: PlainVisitor;
  readonly sent: { readonly to: string; readonly text: string }[];
}

export async function fillStore(build: string, dataDir: string, commit: string): Promise<MadeStore> {
  const secrets = freshSecrets();
  const sent: Stage['sent'] = [];
  const outbox = await listen(({ body }, res) => {
    sent.push(JSON.parse(body) as { to: string; text: string });
    res.writeHead(204).end();
  });
  const webhooks = await listen((_, res) => void res.writeHead(answers.webhooks).end());
  const segment = await listen((_, res) => void res.writeHead(answers.segment).end('{"success":true}'));
  const vars = { DEMO: '1', EDGE: `proxy:${IP_HEADER}`, LOCAL_OUTBOX_URL: outbox.url };
  mkdirSync(dataDir, { recursive: true });
  let worker: RunningWorkerd | null = null;
  const start = async (): Promise<RunningWorkerd> => {
    worker = await startWorkerd({ port: worker?.port ?? 0, dataDir, vars, secrets, build, log: () => {} });
    return worker;
  };
  try {
    const { url } = await start();
    const configured = await configure(url, secrets.OPERATOR_KEY, webhooks, segment);
    const stage: Stage = { url, key: configured.api_key, visitor: new PlainVisitor(url, configured.widget), sent };
    const people = await live(stage);
    const prepared = { ...(await stage.visitor.prepare({ phone: person(8) }, ['sms'])), phone: person(8) };
    const said: Record<string, NonNullable<Awaited<ReturnType<typeof known>>>> = {};
    for (const [name, who] of Object.entries(people)) {
      const found = await known(url, stage.key, { phone: who.phone });
      if (found === null) throw new Error(`${name} is not in the store`);
      said[name] = found;
    }
    const cut = await cutSubmissions(dataDir, stage.visitor, start, () => worker?.kill());
    return { commit, made_at_ms: Date.now(), secrets, partitions: PARTITIONS, ...configured, people, prepared, cut, said };
  } finally {
    await (worker as RunningWorkerd | null)?.kill();
    for (const listener of [outbox, webhooks, segment]) await listener.close();
  }
}

async function configure(url: string, operatorKey: string, webhooks: Listener, segment: Listener) {
  const made = await must(url, 'POST', '/v1/workspaces', { key: operatorKey, body: { name: 'Aurora Coffee', partitions: PARTITIONS } });
  const key = String(made.api_key);
  await must(url, 'PUT', '/v1/programmes/default', { key, body: PROGRAMME });
  const widget = String((await must(url, 'POST', '/v1/widgets', { key, body: { key: 'signup', draft: WIDGET } })).id);
  await must(url, 'POST', `/v1/widgets/${widget}/publish`, { key, body: {} });
  const page = { widget: 'signup', title: WIDGET.title, intro: WIDGET.intro };
  await must(url, 'PUT', '/v1/landing-pages/spring', { key, body: page });
  const destination = async (name: string, settings: object, secret?: string) => {
    const body = { key: name, name, settings, ...(secret === undefined ? {} : { secret }) };
    const { destination: view } = (await must(url, 'POST', '/v1/destinations', { key, body })) as { destination: { id: string } };
    return view.id;
  };
  return {
    workspace: (made.workspace as { id: string }).id,
    api_key: key,
    widget,
    destinations: {
      webhooks: await destination('webhooks', { type: 'standard_webhooks', url: `${webhooks.url}/hook` }),
      segment: await destination(
        'segment',
        { type: 'segment', region: 'us', base_url: segment.url, mapping: MAPPING },
        'fixture-write-key-of-no-source',
      ),
    },
  };
}

/** Everybody in the store, one after the other, so that each finds the receivers as they are meant to be for them. */
async function live(stage: Stage): Promise<MadeStore['people']> {
  const granted = await signUp(stage, person(0));
  const withdrawn = await signUp(stage, person(1));
  await settled(stage);
  await withdrawAll(stage.url, withdrawn);
  const both = { phone: person(5), email: 'both@mail.example' };
  await stage.visitor.submit(both, ['sms', 'email']);
  await settled(stage);
  const pendingReceipt = await stage.visitor.submit({ phone: person(2) }, ['sms']);
  const pending = { phone: person(2), receipt: pendingReceipt, code: await codeFor(stage, person(2)) };
  // Segment's own "never": what it refuses as malformed is not sent again, and stays as a dead letter.
  answers.segment = 400;
  await signUp(stage, person(4));
  await until('a dead letter', async () => (await deliveries(stage)).some(({ status }) => status === 'dead'));
  answers.segment = 200;
  answers.webhooks = 503;
  await signUp(stage, person(3));
  await until('a delivery that waits', async () => (await deliveries(stage)).some(({ status }) => status === 'retrying'));
  return {
    granted: { phone: person(0), preferences_url: granted },
    withdrawn: { phone: person(1) },
    pending,
    waiting: { phone: person(3) },
    dead: { phone: person(4) },
    both,
  };
}

async function signUp(stage: Stage, phone: string): Promise<string> {
  const receipt: Receipt = await stage.visitor.submit({ phone }, ['sms']);
  const { status, body } = await stage.visitor.verify(receipt, await codeFor(stage, phone));
  if (status !== 200) throw new Error(`the code was not taken: ${status}`);
  return String(body.preferences_url);
}

async function codeFor({ sent }: Stage, phone: string): Promise<string> {
  const newest = () =>
    sent
      .filter(({ to }) => to === phone)
      .flatMap(({ text }) => /(?<![\d+])(\d{6})(?!\d)/.exec(text)?.[1] ?? [])
      .at(-1);
  await until('a code', async () => newest() !== undefined);
  return newest() ?? '';
}

async function deliveries({ url, key }: Stage): Promise<{ readonly status: string }[]> {
  return (await must(url, 'GET', '/v1/deliveries', { key })).deliveries as { status: string }[];
}

async function settled({ url, key }: Stage): Promise<void> {
  await until('every delivery settled', async () => {
    const { deliveries, destinations } = await must(url, 'GET', '/v1/deliveries', { key });
    return (deliveries as unknown[]).length === 0 && (destinations as { lag: number }[]).every(({ lag }) => lag === 0);
  });
}
