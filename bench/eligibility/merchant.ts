/** A merchant with people in it, for the bench of eligibility. All that it knows of the product it learns over HTTP. */
import { createWorkspaceAnswer } from '../../shared/contract/admin.ts';
import { disclosureView } from '../../shared/contract/disclosure.ts';
import { eligibilityDecisions } from '../../shared/contract/eligibility.ts';
import { reachOf } from '../../shared/phone/reach.ts';

const PROGRAMME = {
  name: 'Aurora letters',
  sender: {
    legal_entity: 'Aurora Coffee Roasters, Inc.',
    brand: 'Aurora Coffee',
    contact: 'hello@aurora.example',
    accounts: { sms: '+12025550100', whatsapp: '+12025550100' },
  },
  kinds: { en: 'offers and new roasts' },
  frequency: { en: 'Up to 4 messages a month' },
  terms_url: 'https://aurora.example/terms',
  privacy_url: 'https://aurora.example/privacy',
};

const document = (channel: 'sms' | 'whatsapp') => ({
  schema: 1,
  locale: 'en',
  direction: 'ltr',
  text: 'Say YES to hear from Aurora Coffee.',
  control: { kind: 'spoken', label: channel },
  button: '',
  links: [],
  programme: { id: 'default', name: PROGRAMME.name, kinds: PROGRAMME.kinds.en, frequency: PROGRAMME.frequency.en },
  sender: { legal_entity: PROGRAMME.sender.legal_entity, brand: PROGRAMME.sender.brand, accounts: { [channel]: '+12025550100' } },
  covers: [{ channel, purpose: 'marketing' }],
});

/** The exchange 555 has no subscribers; nothing leaves this machine anyway. Many area codes: many laws and clocks. */
const PHONES_OF_AREAS = Array.from({ length: 800 }, (_, i) => `+1${200 + i}555`).filter(
  (area) => reachOf(`${area}0100`).countries.length === 1,
);
const AT_ONCE = 16;

export interface Item {
  readonly phone: string;
  readonly channel: string;
  readonly purpose: string;
}

export class Merchant {
  readonly #url: string;
  readonly #key: string;

  private constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  static async sign(url: string, operatorKey: string): Promise<Merchant> {
    const made = await new Merchant(url, operatorKey).#call('POST', '/v1/workspaces', { name: 'Aurora Coffee', partitions: 16 });
    const merchant = new Merchant(url, createWorkspaceAnswer.parse(made).api_key);
    await merchant.#call('PUT', '/v1/programmes/default', PROGRAMME);
    return merchant;
  }

  /** People of whom four in five agreed to text messages and WhatsApp, and one has taken it back. */
  async fill(addresses: number): Promise<readonly Item[]> {
    const [sms, whatsapp] = [await this.#register('sms'), await this.#register('whatsapp')];
    const attestation = { attester: 'Front desk', artefact: 'form' };
    const grant = (channel: string, disclosure: string) => ({
      act: 'grant',
      channel,
      purpose: 'marketing',
      method: 'verbal',
      disclosure,
      attestation,
    });
    const phones = Array.from({ length: addresses }, (_, i) => {
      const area = PHONES_OF_AREAS[i % PHONES_OF_AREAS.length] ?? '';
      return `${area}${String(1000 + Math.floor(i / PHONES_OF_AREAS.length)).padStart(4, '0')}`;
    });
    const left = phones.entries();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const [index, phone] of left) {
          const acts = [grant('sms', sms), grant('whatsapp', whatsapp), ...(index % 5 === 0 ? [{ act: 'withdraw' }] : [])];
          await this.#call('POST', '/v1/consents', { phone, acts });
        }
      }),
    );
    return phones.map((phone) => ({ phone, channel: 'sms', purpose: 'marketing' }));
  }

  async readingKey(): Promise<string> {
    const made = (await this.#call('POST', '/v1/api-keys', { name: 'bench', scopes: ['contacts:read'] })) as { secret: string };
    return made.secret;
  }

  async ask(path: string, items: readonly Item[], key: string): Promise<{ readonly ms: number; readonly allowed: number }> {
    const started = performance.now();
    const text = await this.#send('POST', path, { items }, key);
    const ms = performance.now() - started;
    const { decisions } = eligibilityDecisions.parse(JSON.parse(text));
    if (decisions.length !== items.length || decisions.some(({ contact_id: id }) => id === null))
      throw new Error('an address was not found');
    return { ms, allowed: decisions.filter(({ allowed }) => allowed).length };
  }

  async #register(channel: 'sms' | 'whatsapp'): Promise<string> {
    return disclosureView.parse(await this.#call('POST', '/v1/disclosures', { method: 'verbal', document: document(channel) })).hash;
  }

  async #call(method: string, path: string, body: unknown): Promise<unknown> {
    return JSON.parse(await this.#send(method, path, body, this.#key));
  }

  async #send(method: string, path: string, body: unknown, key: string): Promise<string> {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const response = await fetch(`${this.#url}${path}`, { method, headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return text;
  }
}
