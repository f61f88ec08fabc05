/**
 * The whole product on this machine with one command: the Worker on a bare workerd, and beside it a shop, a receiver and an outbox.
 * What it makes is kept, so that a second start goes on where the first ended. It listens on 127.0.0.1 alone.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type DemoArguments, demoArguments } from '../demo/arguments.ts';
import { journal } from '../demo/journal.ts';
import { type Kept, type Ports, readKept, writeKept } from '../demo/kept.ts';
import { lockFolder } from '../demo/lock.ts';
import type { OutboxMessage } from '../demo/outbox.ts';
import {
  bringAccounts,
  bringKeyword,
  KAKAO,
  LINE_BOT_USER,
  LINE_LOGIN_CHANNEL,
  META_INSTAGRAM,
  META_PAGE,
  SENDERS,
  WECHAT_APP,
} from '../demo/phone/accounts.ts';
import type { PhoneEntry } from '../demo/phone/entry.ts';
import { type Phone, startPhone } from '../demo/phone/phone.ts';
import { type AppSecrets, freshAppSecrets } from '../demo/phone/secrets.ts';
import { type ReceivedEvent, receiver } from '../demo/receiver.ts';
import { startSite } from '../demo/site.ts';
import { createWorkspace, findWidget, isAppliedFor } from '../demo/workspace.ts';
import sayso from '../sayso.config.ts';
import { applyConfig } from './apply.ts';
import { lockData } from './serve/data-lock.ts';
import { freePort, isFree } from './serve/free-port.ts';
import { freshWebhookSecret, keptSecrets, type Secrets } from './serve/secrets.ts';
import { type RunningWorkerd, startWorkerd } from './serve/workerd.ts';

type Made = Pick<Kept, 'widget_id' | 'window_widget_id' | 'chats_widget_id' | 'inbound'>;
const NOTHING_MADE: Made = { widget_id: '', window_widget_id: '', chats_widget_id: '', inbound: null };

const say = (line: string) => process.stderr.write(`${line}\n`);
const fail = (line: string): never => {
  say(line);
  process.exit(1);
};

async function main(args: DemoArguments): Promise<void> {
  const folder = path.resolve(args.data);
  mkdirSync(path.join(folder, 'outside'), { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder) ?? fail(`A demo is already running on ${folder}. Stop it first, or give another --data.`);
  // Against what is no demo: a self-hosted Worker, a backup, a restore. Held until this process ends.
  if (!lockData(folder)) fail(`${folder} is in use by another process. Stop that one, or give another --data.`);
  const keptFile = path.join(folder, 'demo.json');
  const before = readKept(keptFile);
  const secrets = keptSecrets(path.join(folder, 'secrets.json'));
  const ports = await choosePorts(args.port, before?.ports ?? null);
  const receiverSecret = before?.receiver_secret ?? freshWebhookSecret();

  const apps = before?.apps ?? freshAppSecrets();
  let made: Made = before ?? NOTHING_MADE;
  const url = `http://127.0.0.1:${ports.worker}`;
  const site = `http://127.0.0.1:${ports.site}`;
  const outside = (name: string) => path.join(folder, 'outside', name);
  const server = await startSite({
    port: ports.site,
    url,
    widgetId: () => made.widget_id,
    windowWidgetId: () => made.window_widget_id,
    chatsWidgetId: () => made.chats_widget_id,
    phone: phoneOf(outside('phone.jsonl'), apps, args.clockOffsetSeconds, () => made.inbound),
    receiver: receiver(journal<ReceivedEvent>(outside('receiver.jsonl')), receiverSecret),
    outbox: journal<OutboxMessage>(outside('outbox.jsonl')),
  });
  const workerd = await startWorker(args, folder, secrets, ports.worker, site);
  endTogether(workerd, () => {
    server.closeAllConnections();
    server.close();
    unlock();
  });

  const kept = await upToDate(before, ports, url, secrets, { receiverSecret, apps }, keptFile);
  made = kept;
  announce(args, { url, api_key: kept.api_key, workspace: kept.workspace, widget_id: kept.widget_id, ...pages(site) });
}

/** @param clockOffsetSeconds the platforms' clocks go with the product's */
function phoneOf(file: string, apps: AppSecrets, clockOffsetSeconds: number, inbound: () => Kept['inbound']): Phone {
  return startPhone({
    journal: journal<PhoneEntry>(file),
    now: () => Date.now() + Math.round(clockOffsetSeconds * 1000),
    inbound,
    texts: { signingSecret: apps.signing_secret, senders: SENDERS },
    telegram: { username: SENDERS.telegram, botToken: apps.bot_token, webhookSecret: apps.webhook_secret },
    line: {
      botUserId: LINE_BOT_USER,
      channelSecret: apps.channel_secret,
      channelAccessToken: apps.channel_access_token,
      loginChannelId: LINE_LOGIN_CHANNEL,
      loginChannelSecret: apps.login_channel_secret,
    },
    meta: { pageId: META_PAGE, instagramId: META_INSTAGRAM, accessToken: apps.meta_access_token, appSecret: apps.meta_app_secret },
    kakao: {
      channelId: KAKAO.channel,
      appId: KAKAO.app,
      restApiKey: KAKAO.restApiKey,
      clientSecret: apps.kakao_client_secret,
      adminKey: apps.kakao_admin_key,
    },
    wechat: {
      appId: WECHAT_APP,
      originalId: SENDERS.wechat,
      appSecret: apps.wechat_app_secret,
      token: apps.wechat_token,
      encodingAesKey: apps.wechat_encoding_aes_key,
    },
    viber: { authToken: apps.viber_auth_token },
  });
}

const pages = (site: string) => ({
  merchant_url: `${site}/`,
  window_url: `${site}/window`,
  chats_url: `${site}/chats`,
  phone_url: `${site}/phone`,
  receiver_url: `${site}/receiver`,
  outbox_url: `${site}/outbox`,
});
type Announcement = Pick<Kept, 'api_key' | 'workspace' | 'widget_id'> & ReturnType<typeof pages> & { readonly url: string };

async function choosePorts(asked: number, before: Ports | null): Promise<Ports> {
  const again = async (port: number | undefined) => (port !== undefined && (await isFree(port)) ? port : freePort());
  if (asked !== 0 && !(await isFree(asked))) fail(`Port ${asked} is in use. Choose another: npm run demo -- --port 0`);
  const worker = asked === 0 ? await again(before?.worker) : asked;
  const site = await again(before?.site ?? (asked === 0 ? undefined : worker + 1));
  return { worker, site };
}

function startWorker(args: DemoArguments, folder: string, secrets: Secrets, port: number, site: string): Promise<RunningWorkerd> {
  const vars = {
    DEMO: '1',
    EDGE: 'none',
    LOCAL_OUTBOX_URL: `${site}/outbox/hook`,
    DEMO_MERCHANT_URL: `${site}/`,
    CLOCK_OFFSET_MS: String(Math.round(args.clockOffsetSeconds * 1000)),
  };
  return startWorkerd({ port, dataDir: folder, vars, secrets }).catch((error: unknown) =>
    fail(`The Worker did not start: ${error instanceof Error ? error.message : error}`),
  );
}

/** One ends, all end. A Worker that dies by itself is an error, and the exit code says so. */
function endTogether(workerd: RunningWorkerd, close: () => void): void {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await workerd.stop();
    close();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  void workerd.exited.then(({ code, signal }) => {
    if (ending) return;
    close();
    fail(`The Worker ended unexpectedly (${signal ?? `code ${code}`}). What it acknowledged is kept: start the demo again.`);
  });
}

/** Written after each step, so that a start cut short is gone on with and not begun anew. */
async function upToDate(
  before: Kept | null,
  ports: Ports,
  url: string,
  secrets: Secrets,
  { receiverSecret: secret, apps }: { readonly receiverSecret: string; readonly apps: AppSecrets },
  file: string,
): Promise<Kept> {
  let kept: Kept = before ?? {
    ...(await createWorkspace(url, secrets.OPERATOR_KEY)),
    ports,
    receiver_secret: secret,
    ...NOTHING_MADE,
    apps,
    applied_for: null,
  };
  kept = { ...kept, ports, apps };
  writeKept(file, kept);
  if (isAppliedFor(kept, ports)) return kept;
  const site = `http://127.0.0.1:${ports.site}`;
  const config = sayso({ merchant_origin: site, receiver_url: `${site}/receiver/hook`, receiver_secret: secret });
  // Before the forms are published: a form that asks for Telegram needs an account that leads there.
  const inbound = await bringAccounts(url, kept.api_key, site, apps);
  await applyConfig({ url, apiKey: kept.api_key, config, apply: true, log: () => {} });
  await bringKeyword(url, kept.api_key);
  const idOf = (key: 'footer' | 'window' | 'chats') => findWidget(url, kept.api_key, key);
  const ids = { widget_id: await idOf('footer'), window_widget_id: await idOf('window'), chats_widget_id: await idOf('chats') };
  kept = { ...kept, inbound, ...ids, applied_for: ports };
  writeKept(file, kept);
  return kept;
}

function announce(args: DemoArguments, told: Announcement): void {
  if (args.json) {
    process.stdout.write(`${JSON.stringify(told)}\n`);
    return;
  }
  process.stdout.write(`
  Sayso is running. Everything stays on this computer; data is kept in ${args.data}.

  The shop      ${told.merchant_url}
  In your app   ${told.window_url}     the form for Telegram and LINE
  More apps     ${told.chats_url}      Messenger, Instagram, KakaoTalk, WeChat and Viber
  Phone         ${told.phone_url}      answers, chats and a camera for codes
  Outbox        ${told.outbox_url}     codes and links that would be sent
  Receiver      ${told.receiver_url}   what other systems are told, live
  Preferences   ${told.url}/me?widget=${told.widget_id}
  API           ${told.url}/docs
  API key       ${told.api_key}

  Try it: sign up in the shop, give the code from the phone, and watch the receiver.
  Then write STOP from the phone, or ask for a link on the preferences page and turn it off there.
  ${args.clockOffsetSeconds === 0 ? '' : `\n  The product's clock is shifted by ${args.clockOffsetSeconds} seconds.\n`}
  Ctrl-C stops everything.

`);
}

const parsed = demoArguments(process.argv.slice(2));
if (parsed.ok) await main(parsed.value);
else fail(parsed.error);
