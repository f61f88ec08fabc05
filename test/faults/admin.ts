/** The admin API as the fault tests use it. Every answer is read by the published contract. */
import type { z } from 'zod';
import { createWorkspaceAnswer } from '../../shared/contract/admin.ts';
import { type ChannelAccountView, channelAccountView } from '../../shared/contract/channel-account.ts';
import { type ContactView, findContactAnswer, recordConsentsAnswer, type TimelineEntry, timeline } from '../../shared/contract/contact.ts';
import {
  type DestinationSettings,
  deliveryList,
  destinationAnswer,
  destinationsHealth,
  destinationView,
} from '../../shared/contract/destination.ts';
import { disclosureView } from '../../shared/contract/disclosure.ts';
import { type EligibilityDecisions, eligibilityDecisions } from '../../shared/contract/eligibility.ts';
import { type ErasureReport, erasureReport } from '../../shared/contract/erasure.ts';
import { type ProgrammeInput, programmeView } from '../../shared/contract/programme.ts';
import { publishAnswer, type WidgetDraftInput, widgetView } from '../../shared/contract/widget.ts';
import { eventually } from './listener.ts';

export class Admin {
  readonly url: string;
  readonly apiKey: string;
  readonly workspace: string;
  /** An earlier build answers by the contract of its time. */
  isToday = true;

  constructor(url: string, apiKey: string, workspace: string) {
    this.url = url;
    this.apiKey = apiKey;
    this.workspace = workspace;
  }

  static async ofNewWorkspace(url: string, operatorKey: string, partitions = 1, isToday = true): Promise<Admin> {
    const operator = new Admin(url, operatorKey, '');
    operator.isToday = isToday;
    const { workspace, api_key } = await operator.#call('POST', '/v1/workspaces', createWorkspaceAnswer, {
      name: 'Aurora Coffee',
      partitions,
    });
    const admin = new Admin(url, api_key, workspace.id);
    admin.isToday = isToday;
    return admin;
  }

  async putProgramme(programme: ProgrammeInput): Promise<void> {
    await this.#call('PUT', '/v1/programmes/default', programmeView, programme);
  }

  async publishWidget(draft: WidgetDraftInput): Promise<string> {
    const { id } = await this.#call('POST', '/v1/widgets', widgetView, { key: 'signup', draft });
    await this.#call('POST', `/v1/widgets/${id}/publish`, publishAnswer, {});
    return id;
  }

  async republishWidget(id: string, draft: WidgetDraftInput): Promise<void> {
    await this.#call('PUT', `/v1/widgets/${id}/draft`, widgetView, draft);
    await this.#call('POST', `/v1/widgets/${id}/publish`, publishAnswer, {});
  }

  async createDestination(key: string, url: string, secret: string): Promise<string> {
    return this.connect(key, { type: 'standard_webhooks', url }, secret);
  }

  async connect(key: string, settings: DestinationSettings, secret: string): Promise<string> {
    const { destination } = await this.#call('POST', '/v1/destinations', destinationAnswer, { key, name: key, settings, secret });
    return destination.id;
  }

  async connectAccount(account: object): Promise<ChannelAccountView> {
    return this.#call('POST', '/v1/channel-accounts', channelAccountView, account);
  }

  async decide(items: readonly object[]): Promise<EligibilityDecisions['decisions']> {
    return (await this.#call('POST', '/v1/eligibility', eligibilityDecisions, { items })).decisions;
  }

  /** Registers the text of each disclosure for imports. @returns their hashes, in the same order */
  async registerTexts(hashes: readonly string[]): Promise<string[]> {
    const registered: string[] = [];
    for (const hash of hashes) {
      const { document } = await this.#call('GET', `/v1/disclosures/${hash}`, disclosureView);
      const answer = await this.#call('POST', '/v1/disclosures', disclosureView, { method: 'import', document });
      registered.push(answer.hash);
    }
    return registered;
  }

  /** @returns whether it was acknowledged; false where the line broke */
  async tryRecord(body: object): Promise<boolean> {
    let response: Response;
    try {
      response = await fetch(`${this.url}/v1/consents`, { method: 'POST', headers: this.#headers(), body: JSON.stringify(body) });
      await response.text();
    } catch {
      return false;
    }
    if (response.status >= 400 && response.status < 500) throw new Error(`POST /v1/consents: ${response.status}`);
    return response.status === 201;
  }

  async find(phone: string): Promise<ContactView | null> {
    return (await this.#call('POST', '/v1/contacts/find', findContactAnswer, { phone })).contact;
  }

  async findEmail(email: string): Promise<ContactView | null> {
    return (await this.#call('POST', '/v1/contacts/find', findContactAnswer, { email })).contact;
  }

  /** All of it, oldest first. */
  async timeline(contactId: string): Promise<TimelineEntry[]> {
    const entries: TimelineEntry[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: z.infer<typeof timeline> = await this.#call(
        'GET',
        `/v1/contacts/${contactId}/timeline${cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
        timeline,
      );
      entries.unshift(...page.entries.toReversed());
      cursor = page.next_cursor;
    }
    return entries;
  }

  async pause(destinationId: string, how: 'pause' | 'resume'): Promise<void> {
    await this.#call('POST', `/v1/destinations/${destinationId}/${how}`, destinationView, {});
  }

  async withdraw(phone: string, channel: string): Promise<void> {
    const act = { act: 'withdraw', channel, purpose: 'marketing', programme: 'default', method: 'import' };
    await this.#call('POST', '/v1/consents', recordConsentsAnswer, { phone, acts: [act] });
  }

  async erase(contactId: string): Promise<ErasureReport> {
    return this.#call('POST', `/v1/contacts/${contactId}/erase`, erasureReport, {});
  }

  async erasure(reportId: string): Promise<ErasureReport> {
    return this.#call('GET', `/v1/erasures/${reportId}`, erasureReport);
  }

  async deliveries(): Promise<z.infer<typeof deliveryList>> {
    return this.#call('GET', '/v1/deliveries', deliveryList);
  }

  /** Of every destination: queue, lag, dead letters, breaker. */
  async health(): Promise<z.infer<typeof destinationsHealth>['destinations']> {
    const response = await fetch(`${this.url}/health/destinations`, { headers: this.#headers() });
    // 503 says that one of them is not well, and the body which.
    if (!response.ok && response.status !== 503) throw new Error(`GET /health/destinations: ${response.status}`);
    return destinationsHealth.parse(await response.json()).destinations;
  }

  async retry(deliveryId: string): Promise<void> {
    await fetch(`${this.url}/v1/deliveries/${deliveryId}/retry`, { method: 'POST', headers: this.#headers(), body: '{}' });
  }

  /** Resolves when every destination has looked at every record and nothing waits or is on its way. */
  async quiet(withinMs = 40_000): Promise<void> {
    await eventually(
      'every delivery settled',
      async () => {
        const { deliveries, destinations } = await this.deliveries();
        return deliveries.length === 0 && destinations.every(({ lag }) => lag === 0) ? true : null;
      },
      withinMs,
    );
  }

  #headers(): Record<string, string> {
    return { authorization: `Bearer ${this.apiKey}`, 'content-type': 'application/json' };
  }

  async #call<S extends z.ZodType>(method: string, path: string, answer: S, body?: unknown): Promise<z.infer<S>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: this.#headers(),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const said: unknown = JSON.parse(text);
    return this.isToday ? answer.parse(said) : (said as z.infer<S>);
  }
}
