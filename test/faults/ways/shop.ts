/**
 * A merchant with one channel account and three destinations in a running Worker, and one visitor: all over HTTP. What vendors and
 * receivers hold true is asked of the stand-ins alone.
 */
import { randomBytes } from 'node:crypto';
import { widgetConfig } from '../../../shared/contract/config.ts';
import { type LinkMade, type LinkView, linkMade, linkView } from '../../../shared/contract/link.ts';
import { type SubmissionReceipt, submissionReceipt } from '../../../shared/contract/submission.ts';
import { type Address, type ChannelId, TYPED_ADDRESS_KIND } from '../../../shared/vocabulary.ts';
import { BrazeServer } from '../../vendors/braze-server.ts';
import { SegmentServer } from '../../vendors/segment-server.ts';
import { Admin } from '../admin.ts';
import { eventually } from '../listener.ts';
import { Receiver } from '../receiver.ts';
import { IP_HEADER, SHOP } from '../visitor.ts';
import type { World } from '../world.ts';
import { post, type Seen, type Vendor, type Way } from './way.ts';

const GROUP = 'group-1';
const CATEGORY = 'marketing';
const PROGRAMME = {
  name: 'Aurora letters',
  kinds: { en: 'offers and new roasts' },
  frequency: { en: 'Up to 4 messages a month' },
  terms_url: 'https://aurora.example/terms',
  privacy_url: 'https://aurora.example/privacy',
} as const;
const DRAFT = {
  name: 'Sign-up',
  origins: [SHOP],
  locales: ['en'],
  title: { en: 'First pick of every lot' },
  intro: { en: 'Hear of it first' },
};
/** Codes to typed numbers go by text, whatever the channel. */
const SMS_SENDER = '+12025550100';

let visitors = 0;

export class WayShop {
  readonly way: Way;
  readonly world: World;
  readonly admin: Admin;
  readonly widgetId: string;
  readonly vendor: Vendor | null;
  /** Where the platform sends its webhooks. */
  readonly inboundUrl: string;
  readonly accountId: string;
  readonly #destinations: { readonly receiver: Receiver; readonly braze: BrazeServer; readonly segment: SegmentServer };
  readonly #tellsUrl: string;
  #contactId = '';

  private constructor(
    parts: Pick<WayShop, 'way' | 'world' | 'admin' | 'widgetId' | 'vendor' | 'inboundUrl' | 'accountId'>,
    more: {
      tellsUrl: string;
      destinations: { readonly receiver: Receiver; readonly braze: BrazeServer; readonly segment: SegmentServer };
    },
  ) {
    this.way = parts.way;
    this.world = parts.world;
    this.admin = parts.admin;
    this.widgetId = parts.widgetId;
    this.vendor = parts.vendor;
    this.inboundUrl = parts.inboundUrl;
    this.accountId = parts.accountId;
    this.#tellsUrl = more.tellsUrl;
    this.#destinations = more.destinations;
  }

  static async open(world: World, way: Way): Promise<WayShop> {
    const admin = await Admin.ofNewWorkspace(world.url, world.secrets.OPERATOR_KEY);
    const { kit, channel, account = {} } = way;
    const senders = account.senders ?? kit.account.senders;
    // Without a number for texts, codes go by WhatsApp.
    const named = { ...(channel === 'whatsapp' ? {} : { sms: SMS_SENDER }), ...senders };
    const sender = {
      legal_entity: 'Aurora Coffee Roasters, Inc.',
      brand: 'Aurora Coffee',
      contact: 'hello@aurora.example',
      accounts: named,
    };
    await admin.putProgramme({ ...PROGRAMME, sender });
    // An app is joined to a number that is typed beside it; that number agrees to texts.
    const asked: ChannelId[] = isTyped(channel) ? [channel] : [channel, 'sms'];
    const widgetId = await admin.publishWidget({
      ...DRAFT,
      controls: asked.map((each) => ({ channels: [each] })),
      // British numbers of that range may be of the islands, too.
      send_countries: ['US', 'GB', 'GG', 'IM', 'JE', 'ES'],
    });
    const vendor = (await way.vendor?.()) ?? null;
    const settings = { ...kit.account.settings, ...account.settings, ...(vendor && { base_url: vendor.url }) };
    const secrets = { ...kit.account.secrets, ...account.secrets };
    const made = await admin.connectAccount({ key: 'app', platform: kit.platform, name: 'App', settings, secrets, senders });
    const tells = way.told
      ? await admin.connectAccount({ key: 'tells', platform: way.told.platform, name: 'Tells', ...way.told.account })
      : made;
    const destinations = await connectAll(admin, channel);
    const parts = { way, world, admin, widgetId, vendor, inboundUrl: made.inbound_url, accountId: made.id };
    return new WayShop(parts, { tellsUrl: tells.inbound_url, destinations });
  }

  async close(): Promise<void> {
    const { receiver, braze, segment } = this.#destinations;
    await this.vendor?.stop();
    await Promise.all([receiver.close(), braze.stop(), segment.stop()]);
  }

  get person() {
    return this.way.kit.people[this.way.person ?? 0];
  }
  /** Whom the consent is of. */
  get address(): Address {
    return this.person.address(this.way.kit.account);
  }
  /** What the visitor types into the form: the address itself where it can be typed, else a number beside it. */
  get typed(): { readonly phone: string } | { readonly email: string } {
    const { kind, value } = this.address;
    return kind === 'email' ? { email: value } : { phone: kind === 'phone' ? value : '+12125550177' };
  }
  get hasOtherAddress(): boolean {
    return this.address.kind !== 'phone' && this.address.kind !== 'email';
  }

  // The visitor.

  async submit(): Promise<SubmissionReceipt> {
    const config = widgetConfig.parse(await this.#public('GET', `/v1/widgets/${this.widgetId}/config?locale=en`, 200));
    const { render_token } = (await this.#public('POST', `/v1/widgets/${this.widgetId}/render`, 200, {
      body: { locale: 'en', version: config.version },
    })) as { render_token: string };
    const choices = config.controls.flatMap(({ channels, purpose, disclosure }) =>
      channels.map((channel) => ({ channel, purpose, granted: true, disclosure, shown: true })),
    );
    const body = { ...this.typed, phone_country: 'US', locale: 'en', render_token, choices, page: { url: `${SHOP}/` } };
    const headers = { 'idempotency-key': randomBytes(16).toString('base64url') };
    return submissionReceipt.parse(await this.#public('POST', `/v1/widgets/${this.widgetId}/submissions`, 201, { body, headers }));
  }

  /** The text that the form shows beside this channel's control. */
  async shownText(): Promise<string> {
    const config = widgetConfig.parse(await this.#public('GET', `/v1/widgets/${this.widgetId}/config?locale=en`, 200));
    return config.controls.find(({ channels }) => channels.includes(this.way.channel))?.text ?? '';
  }

  async verify(receipt: SubmissionReceipt, code: string): Promise<void> {
    const path = `/v1/submissions/${receipt.submission_id}/verify`;
    await this.#public('POST', path, 200, { body: { code }, headers: { 'sayso-secret': receipt.submission_secret } });
  }

  async link(receipt: SubmissionReceipt): Promise<LinkMade> {
    const path = `/v1/submissions/${receipt.submission_id}/links`;
    const given = { body: { channel: this.way.channel }, headers: { 'sayso-secret': receipt.submission_secret } };
    return linkMade.parse(await this.#public('POST', path, 201, given));
  }

  /** What the page sees, as soon as it may ask again. */
  seen(receipt: SubmissionReceipt, made: LinkMade): Promise<LinkView> {
    const path = `/v1/submissions/${receipt.submission_id}/links/${made.link_id}`;
    return eventually('an answered poll', async () => {
      const response = await this.#fetch('GET', path, { headers: { 'sayso-secret': made.link_secret } });
      if (response.status === 429) return null;
      return linkView.parse(await response.json());
    });
  }

  /** The code that the vendor was given to send. */
  code(): Promise<string> {
    return eventually('the code at the vendor', () => {
      const text = this.vendor
        ? this.vendor.delivered().at(-1)?.text
        : this.world.outbox.findLast(({ to }) => to === this.address.value)?.text;
      return /(?<![\d+])(\d{6})(?!\d)/.exec(text ?? '')?.[1];
    });
  }

  /** A code that went by the operator's own messenger. */
  outboxCode(to: string): Promise<string> {
    return eventually('the code in the outbox', () => {
      const text = this.world.outbox.findLast((message) => message.to === to)?.text;
      return /(?<![\d+])(\d{6})(?!\d)/.exec(text ?? '')?.[1];
    });
  }

  /** The message in the chat that has so many before it. */
  heard(count: number): Promise<Seen> {
    return eventually(`message ${count} in the chat`, () => this.vendor?.delivered()[count - 1]);
  }

  // The platform.

  /** The vendor's webhook with this body, signed as it signs. @returns the answer's body */
  async platformTells(body: Uint8Array<ArrayBuffer>): Promise<string> {
    const { kit, account } = this.way;
    const signing = {
      settings: { ...kit.account.settings, ...account?.settings },
      secrets: { ...kit.account.secrets, ...account?.secrets },
    };
    return told(kit.sign(body, { url: this.inboundUrl, account: { ...kit.account, ...signing } as never, atMs: Date.now() }));
  }

  async end(): Promise<void> {
    const { stop, told: by } = this.way;
    const id = `end-${randomBytes(4).toString('hex')}`;
    const body = stop({ from: this.person.sent, id, atMs: Date.now() }, by ? by.account : this.way.kit.account);
    if (!by) await this.platformTells(body);
    else await told(by.sign(body, { url: this.#tellsUrl, account: by.account, atMs: Date.now() }));
  }

  // What is then so.

  /** The codes of why marketing may not go there now; quiet hours and the like are about the hour and left out. */
  async refusals(): Promise<readonly string[]> {
    const about = this.hasOtherAddress ? { contact_id: await this.contactId() } : this.typed;
    const [decision] = await this.admin.decide([{ ...about, channel: this.way.channel, purpose: 'marketing' }]);
    const codes = decision?.reasons.map(({ code }) => code) ?? [];
    if (codes.length === 0 && decision?.allowed !== true) throw new Error('refused without a reason');
    return decision?.allowed ? [] : codes;
  }

  /** Of an app's address: the merchant finds it beside the number that it was joined to. */
  async contactId(): Promise<string> {
    if (this.#contactId === '') {
      this.#contactId = await eventually('the contact beside the number', async () => {
        const contact = 'phone' in this.typed ? await this.admin.find(this.typed.phone) : null;
        return contact?.linked.find(({ kind }) => kind === this.address.kind)?.contact_id;
      });
    }
    return this.#contactId;
  }

  /** Whether each destination would send to this person: true, false, or null where it has no name for them. */
  believed(): { readonly webhook: boolean | null; readonly braze: boolean | null; readonly segment: boolean | null } {
    const { receiver, braze, segment } = this.#destinations;
    const { value, kind } = this.address;
    const state = receiver.believed.get(value)?.state.find(({ channel }) => channel === this.way.channel);
    const pseudonym = segmentNames(segment).find((name) => segment.wouldSend(name, CATEGORY)) ?? segmentNames(segment)[0];
    return {
      webhook: state?.permitted ?? null,
      // Braze finds nobody by an app's own id: without a signed customer id it is told nothing of one.
      braze: kind === 'phone' || kind === 'email' ? braze.wouldSend(GROUP, value) : null,
      segment: pseudonym === undefined ? null : segment.wouldSend(pseudonym, CATEGORY),
    };
  }

  /** How often the receiver was told that two contacts are one person. */
  get joined(): number {
    return this.#destinations.receiver.joined.length;
  }

  /** Requests that a destination refused or did not understand: there must be none. */
  get misunderstood(): readonly string[] {
    const { receiver, segment } = this.#destinations;
    return [...segment.rejected, ...(receiver.refused > 0 ? [`${receiver.refused} webhooks not verified`] : [])];
  }

  async #public(
    method: string,
    path: string,
    status: number,
    given: { body?: object; headers?: Record<string, string> } = {},
  ): Promise<unknown> {
    const response = await this.#fetch(method, path, given);
    const text = await response.text();
    if (response.status !== status) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  #fetch(method: string, path: string, { body, headers = {} }: { body?: object; headers?: Record<string, string> }): Promise<Response> {
    visitors += 1;
    const ip = `198.${18 + Math.floor(visitors / 256)}.${visitors % 256}.9`;
    return fetch(`${this.world.url}${path}`, {
      method,
      headers: { origin: SHOP, 'content-type': 'application/json', [IP_HEADER]: ip, ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}

const isTyped = (channel: ChannelId): boolean => TYPED_ADDRESS_KIND[channel] !== undefined;

async function told(request: Parameters<typeof post>[0]): Promise<string> {
  const response = await post(request);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`the webhook was answered ${response.status} ${text}`);
  return text;
}

async function connectAll(admin: Admin, channel: ChannelId) {
  const group = channel === 'email' || channel === 'whatsapp' ? channel : 'sms';
  const [receiver, braze, segment] = await Promise.all([
    new Receiver().start(),
    new BrazeServer({ apiKey: 'rest-key', groups: { [GROUP]: group } }).start(),
    new SegmentServer({ writeKey: 'write-key', categories: [CATEGORY] }).start(),
  ]);
  const pair = { programme: 'default', channel, purpose: 'marketing' } as const;
  await admin.createDestination('receiver', receiver.url, receiver.secret);
  await admin.connect(
    'braze',
    {
      type: 'braze',
      endpoint: 'https://rest.iad-01.braze.com',
      base_url: braze.url,
      mapping: [{ ...pair, subscription_group_id: GROUP }],
      attributes: [],
    },
    'rest-key',
  );
  await admin.connect(
    'segment',
    { type: 'segment', region: 'us', base_url: segment.url, mapping: [{ ...pair, category: CATEGORY }] },
    'write-key',
  );
  return { receiver, braze, segment };
}

/** Everybody that Segment was told of. */
function segmentNames(segment: SegmentServer): readonly string[] {
  const named = segment.requests.flatMap(({ body }) => {
    const { batch = [] } = JSON.parse(body) as { batch?: readonly { readonly userId?: string; readonly anonymousId?: string }[] };
    return batch.flatMap(({ userId, anonymousId }) => userId ?? anonymousId ?? []);
  });
  return [...new Set(named)];
}
