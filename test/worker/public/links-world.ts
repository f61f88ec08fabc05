/** A shop whose form asks for Telegram, and people with that app: the platform `local` stands for it, over the real webhook route. */
import { createHmac } from 'node:crypto';
import { channelAccountView } from '../../../shared/contract/channel-account.ts';
import { type LinkMade, type LinkView, linkMade, linkView } from '../../../shared/contract/link.ts';
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import type { WidgetDraftInput } from '../../../shared/contract/widget.ts';
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';
import type { LedgerApi } from '../../../worker/consent/ledger-api.ts';
import type { ActRecord } from '../../../worker/consent/model.ts';
import { partitionOf } from '../../../worker/consent/place.ts';
import { ids } from '../../../worker/platform/ids.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { PARTITIONS } from '../partitions.ts';
import { aShop, asHolder, bindings, DRAFT, eventually, json, outbox, PROGRAMME, post, type Sent, SHOP, type Shop, send } from './world.ts';

export const SECRET = 'a secret of the demo';
export const BOT = 'shop_bot';
export const SENDERS: Partial<Record<ChannelId, string>> = {
  telegram: BOT,
  line: '@shop',
  whatsapp: '+12025550188',
  sms: '+12025550190',
};

export const APP_PROGRAMME = {
  ...PROGRAMME,
  sender: { ...PROGRAMME.sender, accounts: { ...PROGRAMME.sender.accounts, telegram: BOT, line: '@shop' } },
};
export const APP_DRAFT: WidgetDraftInput = {
  ...DRAFT,
  controls: [{ channels: ['telegram'] }, { channels: ['line'] }, ...DRAFT.controls],
  channel_order: ['sms', 'whatsapp', 'email', 'telegram', 'line'],
};

export interface AppShop extends Shop {
  readonly inbound: string;
  readonly account: string;
}

export async function anAppShop(draft = APP_DRAFT): Promise<AppShop> {
  const shop = await aShop(draft, APP_PROGRAMME);
  const body = { key: 'phone', platform: 'local', name: 'Phone', settings: {}, secrets: { signing_secret: SECRET }, senders: SENDERS };
  const made = channelAccountView.parse(await json(await shop.admin('POST', '/v1/channel-accounts', body), 201));
  return { ...shop, inbound: made.inbound_url, account: made.id };
}

export const link = async (receipt: SubmissionReceipt, channel: ChannelId): Promise<LinkMade> =>
  linkMade.parse(await json(await post(`/v1/submissions/${receipt.submission_id}/links`, { channel }, asHolder(receipt)), 201));

export const poll = (receipt: SubmissionReceipt, made: LinkMade, secret = made.link_secret): Promise<Response> =>
  send(`/v1/submissions/${receipt.submission_id}/links/${made.link_id}`, { headers: { origin: SHOP, 'sayso-secret': secret } });

/** What the page sees next; a poll that came too soon is made again. */
export const seen = (receipt: SubmissionReceipt, made: LinkMade): Promise<LinkView> =>
  eventually('an answered poll', async () => {
    const answer = await poll(receipt, made);
    return answer.status === 429 ? null : linkView.parse(await json(answer, 200));
  });

export const tokenOf = (made: LinkMade): string => {
  const typed = made.text_to_send?.text.split(' ')[1];
  return typed ?? new URL(made.open_url ?? '').searchParams.get('start') ?? '';
};

let events = 0;
const nextEvent = (): string => {
  events += 1;
  return `event-${events}`;
};
/** One person's app, as its platform tells of it. */
export function chat(shop: AppShop, from: string, channel: ChannelId = 'telegram') {
  const tell = async (what: Record<string, unknown>, id = nextEvent()): Promise<Response> => {
    const body = JSON.stringify({ events: [{ id, channel, from, to: SENDERS[channel], at_ms: Date.now(), ...what }] });
    const signature = createHmac('sha256', SECRET).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-local-signature': signature };
    return send(new URL(shop.inbound).pathname, { method: 'POST', headers, body });
  };
  const ok = async (what: Record<string, unknown>, id?: string) => {
    const answer = await tell(what, id);
    if (answer.status !== 200) throw new Error(`the webhook answered ${answer.status}`);
  };
  const sent = (): readonly Sent[] => outbox.filter((message) => message.to === from && message.channel === channel);
  return {
    tell,
    sent,
    start: (token: string) => ok({ type: 'start', token }),
    say: (text: string) => ok({ type: 'text', text }),
    tap: (data: string, id?: string) => ok({ type: 'tap', data }, id),
    /** The newest message, as soon as there are so many. */
    answer: (count: number): Promise<Sent> => eventually(`answer ${count} in the chat of ${from}`, () => sent()[count - 1]),
    /** Taps a button of the newest message. */
    async press(label: string | RegExp) {
      const button = sent()
        .at(-1)
        ?.buttons?.find((each) => (typeof label === 'string' ? each.label === label : label.test(each.label)));
      if (!button) throw new Error(`no button ${String(label)} under: ${sent().at(-1)?.text ?? 'nothing'}`);
      await ok({ type: 'tap', data: button.data });
    },
  };
}
/** As the ledger has them, newest first. */
export async function recordsAt(shop: Shop, address: Address): Promise<readonly ActRecord[]> {
  const workspace = ids(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY)).read('workspace', shop.workspaceId)!.workspace;
  const partition = partitionOf(parseKeyRing('HASH_KEY', bindings.HASH_KEY), workspace, address, PARTITIONS);
  const place = { workspace, partition, partitions: PARTITIONS };
  const ledger = bindings.LEDGER.getByName(`${workspace}/${partition}`) as unknown as LedgerApi;
  const view = await ledger.find(place, address);
  return view ? (await ledger.timeline(place, { no: view.no }, null, 100)).entries.map(({ record }) => record) : [];
}
