/**
 * Segment's HTTP Tracking API as far as consent goes: /v1/track, /v1/identify, /v1/batch, and what a profile then says.
 * As Segment does, it answers 200 to nearly everything and drops what is wrong; `rejected` says what it dropped and why.
 * Sources, read 2026-11-22: Segment docs "HTTP API Source" (errors, limits, authentication), "Consent in Segment Connections"
 * (consent object, Segment Consent Preference Updated), "Consent in Unify" (segment_consent_preference).
 */
import { isObject, jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

const EVENT_BYTES_MAX = 32 * 1024;
const BATCH_BYTES_MAX = 500 * 1024;
const BATCH_EVENTS_MAX = 2500;
/** Reserved name of the event that carries a person's choice. */
const PREFERENCE_EVENT = 'Segment Consent Preference Updated';
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/;

export interface SegmentOptions {
  readonly writeKey: string;
  /** Case-sensitive ids of the workspace's consent categories. */
  readonly categories: readonly string[];
}

export class SegmentServer extends VendorServer {
  readonly rejected: string[] = [];
  readonly #options: SegmentOptions;
  readonly #seen = new Set<string>();
  /** Per user or anonymous id: each category's last value. */
  readonly #profiles = new Map<string, Map<string, boolean>>();
  readonly #traits = new Map<string, Record<string, unknown>>();

  constructor(options: SegmentOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  optOutAtVendor(id: string, category: string): void {
    this.#profile(id).set(category, false);
  }
  /** What Segment understands: true only where the last full set said so. */
  wouldSend(id: string, category: string): boolean {
    return this.#profiles.get(id)?.get(category) === true;
  }
  traitsOf(id: string): Readonly<Record<string, unknown>> | null {
    return this.#traits.get(id) ?? null;
  }

  #route(request: VendorRequest): VendorAnswer {
    const path = request.path.split('?')[0] ?? '';
    if (!['/v1/track', '/v1/identify', '/v1/batch'].includes(path)) return { status: 404, body: { success: false, message: 'not found' } };
    if (request.method !== 'POST') return { status: 405, body: { success: false, message: 'method not allowed' } };
    const bytes = Buffer.byteLength(request.body);
    if (bytes > (path === '/v1/batch' ? BATCH_BYTES_MAX : EVENT_BYTES_MAX)) return bad('Exceed payload limit');
    const body = jsonObject(request.body);
    if (body === null) return bad('malformed JSON');
    const basic = `Basic ${Buffer.from(`${this.#options.writeKey}:`).toString('base64')}`;
    if (request.headers.authorization !== basic && body.writeKey !== this.#options.writeKey) return this.#drop('write key unknown');
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return this.#drop('Content-Type must be application/json');
    if (path !== '/v1/batch') return this.#take({ type: path.slice('/v1/'.length), ...body });
    const batch = body.batch;
    if (!Array.isArray(batch)) return this.#drop('batch must be an array');
    if (batch.length > BATCH_EVENTS_MAX) return this.#drop(`batch of more than ${BATCH_EVENTS_MAX} events`);
    for (const event of batch) {
      if (Buffer.byteLength(JSON.stringify(event)) > EVENT_BYTES_MAX) return bad('Exceed payload limit');
    }
    for (const event of batch) this.#take(event);
    return OK;
  }

  #take(event: unknown): VendorAnswer {
    if (!isObject(event)) return this.#drop('an event is not an object');
    const id = event.userId ?? event.anonymousId;
    if (typeof id !== 'string' || id === '') return this.#drop('userId or anonymousId is required');
    if (event.timestamp !== undefined && !(typeof event.timestamp === 'string' && ISO_TIME.test(event.timestamp)))
      return this.#drop('timestamp must be ISO 8601');
    const messageId = event.messageId;
    if (messageId !== undefined) {
      if (typeof messageId !== 'string' || messageId.length > 100)
        return this.#drop('messageId must be a string of at most 100 characters');
      // The same messageId again is dropped in silence: that is what makes a retry safe.
      if (this.#seen.has(messageId)) return OK;
    }
    const problem =
      event.type === 'identify'
        ? this.#identify(id, event)
        : event.type === 'track'
          ? this.#track(id, event)
          : 'type must be track or identify';
    if (problem !== null) return this.#drop(problem);
    if (typeof messageId === 'string') this.#seen.add(messageId);
    return OK;
  }

  #identify(id: string, event: Record<string, unknown>): string | null {
    if (!isObject(event.traits)) return 'traits must be an object';
    this.#traits.set(id, { ...this.#traits.get(id), ...event.traits });
    return null;
  }

  #track(id: string, event: Record<string, unknown>): string | null {
    if (typeof event.event !== 'string' || event.event === '') return 'a track event must have a name';
    const context = event.context;
    const consent = isObject(context) ? context.consent : undefined;
    if (event.event !== PREFERENCE_EVENT) return null;
    if (!isObject(consent)) return 'the preference event must carry context.consent';
    const given = consent.categoryPreferences;
    if (!isObject(given)) return 'categoryPreferences must be an object';
    for (const [category, value] of Object.entries(given)) {
      if (!this.#options.categories.includes(category)) return `category ${category} is not configured`;
      if (typeof value !== 'boolean') return `category ${category} must be true or false`;
    }
    if (isObject(event.properties) && Object.keys(event.properties).length > 0)
      return 'the preference event carries consent data alone: it is not enforced';
    // What is missing is stored as false; an empty object is false for every category.
    for (const category of this.#options.categories) this.#profile(id).set(category, given[category] === true);
    return null;
  }

  #profile(id: string): Map<string, boolean> {
    const profile = this.#profiles.get(id) ?? new Map<string, boolean>();
    this.#profiles.set(id, profile);
    return profile;
  }

  #drop(why: string): VendorAnswer {
    this.rejected.push(why);
    return OK;
  }
}

const OK: VendorAnswer = { status: 200, body: { success: true } };
const bad = (message: string): VendorAnswer => ({ status: 400, body: { success: false, message } });
