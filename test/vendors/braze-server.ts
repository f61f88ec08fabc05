/**
 * Braze's REST API as far as consent goes: /users/track, /email/status, /v2/subscription/status/set, /users/delete.
 * Stricter than Braze where it would ignore a mistake in silence, so that a mistake of ours shows. It knows nothing of Sayso.
 * Sources, read 2026-11-22: Braze docs "Track users", "User attributes object", "Update user's subscription group status (V2)",
 * "Delete users", "API limits", "API errors"; read 2026-11-23: "Change email subscription status".
 */
import { isObject, jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

type GroupState = 'subscribed' | 'unsubscribed';
type GlobalState = 'opted_in' | 'subscribed' | 'unsubscribed';

interface Profile {
  externalId: string | null;
  phone: string | null;
  email: string | null;
  emailSubscribe: GlobalState;
  /** Custom attributes. */
  attributes: Record<string, unknown>;
}

/** Objects of all three arrays together. "Track users": up to 75 events, attributes and purchases combined. */
const TRACK_OBJECTS_MAX = 75;
/** "Update user's subscription group status (V2)": 50 identifiers. */
const SUBSCRIPTION_IDS_MAX = 50;
/** "Change email subscription status": an address, or up to 50 of them. */
const EMAIL_STATUS_MAX = 50;
/** "Delete users": 50 ids a request. */
const DELETE_IDS_MAX = 50;
/** "Custom attributes": keys and string values up to 255 characters. */
const ATTRIBUTE_CHARS_MAX = 255;
const REQUEST_BYTES_MAX = 4 * 1024 * 1024;

const E164 = /^\+[1-9]\d{6,14}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/;
const IDENTIFIERS = ['external_id', 'user_alias', 'braze_id', 'email', 'phone'] as const;
/** Of the user attributes object; the others are custom. */
const STANDARD = new Set([
  'external_id',
  'user_alias',
  'braze_id',
  'email',
  'phone',
  'email_subscribe',
  'push_subscribe',
  'subscription_groups',
  '_update_existing_only',
  'language',
  'country',
]);

const ALL_PERMISSIONS = ['users.track', 'email.status', 'subscription.status.set', 'users.delete'];

class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
const refuse = (status: number, message: string): never => {
  throw new Refused(status, message);
};

export interface BrazeOptions {
  readonly apiKey: string;
  readonly permissions?: readonly string[];
  /** Subscription groups of this workspace, by the channel each belongs to. */
  readonly groups: Readonly<Record<string, 'sms' | 'email' | 'whatsapp'>>;
}

export class BrazeServer extends VendorServer {
  readonly #options: BrazeOptions;
  readonly #profiles: Profile[] = [];
  /** State belongs to the phone or email, not to the profile: setting it for one user sets it for all that share it. */
  readonly #groupStates = new Map<string, GroupState>();
  /** By email. It holds for addresses that no profile has yet: "when that email address is subsequently associated with a user", it is set. */
  readonly #emailStates = new Map<string, GlobalState>();

  constructor(options: BrazeOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  /** An opt-out that Braze learned by itself, before anybody told it anything. */
  optOutAtVendor(group: string, address: string): void {
    this.#groupStates.set(`${group} ${address}`, 'unsubscribed');
  }

  /** Whether a campaign to this group would reach this address: what Braze understands. Nobody unknown is subscribed. */
  wouldSend(group: string, address: string): boolean {
    return this.#groupStates.get(`${group} ${address}`) === 'subscribed';
  }
  wouldEmail(email: string): boolean {
    return this.#profiles.some((profile) => profile.email === email && profile.emailSubscribe !== 'unsubscribed');
  }
  attributesOf(identifier: string): Readonly<Record<string, unknown>> | null {
    return this.#profiles.find((p) => [p.externalId, p.phone, p.email].includes(identifier))?.attributes ?? null;
  }
  hasProfile(identifier: string): boolean {
    return this.#profiles.some((p) => [p.externalId, p.phone, p.email].includes(identifier));
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      const path = request.path.split('?')[0] ?? '';
      const permission = {
        '/users/track': 'users.track',
        '/email/status': 'email.status',
        '/v2/subscription/status/set': 'subscription.status.set',
        '/users/delete': 'users.delete',
      }[path];
      if (permission === undefined) return refuse(404, 'Not found');
      if (request.method !== 'POST') refuse(405, 'Method not allowed');
      if (request.headers.authorization !== `Bearer ${this.#options.apiKey}`) refuse(401, 'Invalid API key');
      if (!(this.#options.permissions ?? ALL_PERMISSIONS).includes(permission))
        refuse(403, 'Your API key is not authorized to use this endpoint.');
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) refuse(400, 'Content-Type must be application/json');
      if (request.body.length > REQUEST_BYTES_MAX) refuse(413, 'Payload too large');
      const body = jsonObject(request.body) ?? refuse(400, 'Invalid JSON');
      if (path === '/users/track') return this.#track(body);
      if (path === '/email/status') return this.#setEmailStatus(body);
      return path === '/users/delete' ? this.#delete(body) : this.#setSubscription(body);
    } catch (error) {
      if (error instanceof Refused) return { status: error.status, body: { message: error.message, errors: [error.message] } };
      throw error;
    }
  }

  #track(body: Record<string, unknown>): VendorAnswer {
    onlyKeys(body, ['attributes', 'events', 'purchases', 'group_id'], 'body');
    const attributes = list(body.attributes, 'attributes');
    const events = list(body.events, 'events');
    if (attributes.length + events.length === 0) refuse(400, "'attributes', 'events' or 'purchases' must be given");
    if (attributes.length + events.length > TRACK_OBJECTS_MAX) refuse(400, `more than ${TRACK_OBJECTS_MAX} objects`);
    for (const event of events) checkEvent(event);
    const errors: { type: string; input_array: string; index: number }[] = [];
    let processed = 0;
    attributes.forEach((item, index) => {
      const problem = this.#applyAttributes(item);
      if (problem === null) processed += 1;
      else errors.push({ type: problem, input_array: 'attributes', index });
    });
    // Objects that are wrong alone are non-fatal: the others count, and the answer is still a success.
    return {
      status: 201,
      headers: rateHeaders(),
      body: {
        message: 'success',
        attributes_processed: processed,
        events_processed: events.length,
        ...(errors.length > 0 ? { errors } : {}),
      },
    };
  }

  /** @returns the non-fatal error of this object, or null. */
  #applyAttributes(item: unknown): string | null {
    if (!isObject(item)) return 'The attribute object is not an object';
    if (!IDENTIFIERS.some((name) => item[name] !== undefined))
      return "'external_id', 'user_alias', 'braze_id', 'email' or 'phone' is required";
    if (item.phone !== undefined && !(typeof item.phone === 'string' && E164.test(item.phone))) return "'phone' must be in E.164";
    if (item.email !== undefined && !(typeof item.email === 'string' && EMAIL.test(item.email))) return "'email' is not valid";
    for (const name of ['email_subscribe', 'push_subscribe']) {
      if (item[name] !== undefined && !['opted_in', 'subscribed', 'unsubscribed'].includes(String(item[name])))
        return `'${name}' is not valid`;
    }
    for (const [name, value] of Object.entries(item)) {
      if (STANDARD.has(name)) continue;
      if (name.length > ATTRIBUTE_CHARS_MAX || name.startsWith('$') || (typeof value === 'string' && value.length > ATTRIBUTE_CHARS_MAX))
        return `'${name.slice(0, 20)}' is not a valid custom attribute`;
      if (value !== null && !['string', 'number', 'boolean'].includes(typeof value) && !Array.isArray(value))
        return `'${name}' has an unsupported type`;
    }
    const groups = this.#checkGroups(item.subscription_groups);
    if (typeof groups === 'string') return groups;
    const profile = this.#profile(item);
    if (profile === null) return null; // `_update_existing_only` and nobody there: accepted, nothing done.
    if (typeof item.email_subscribe === 'string') profile.emailSubscribe = item.email_subscribe as GlobalState;
    for (const [name, value] of Object.entries(item)) {
      if (STANDARD.has(name)) continue;
      if (value === null) delete profile.attributes[name];
      else profile.attributes[name] = value;
    }
    for (const { id, state } of groups) this.#setGroup(id, state, profile);
    return null;
  }

  #checkGroups(value: unknown): string | { id: string; state: GroupState }[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return "'subscription_groups' must be an array";
    const groups: { id: string; state: GroupState }[] = [];
    for (const group of value) {
      if (!isObject(group) || Object.keys(group).some((key) => key !== 'subscription_group_id' && key !== 'subscription_state'))
        return "'subscription_groups' holds something else";
      const [id, state] = [group.subscription_group_id, group.subscription_state];
      if (typeof id !== 'string' || this.#options.groups[id] === undefined) return "'subscription_group_id' is not valid";
      if (state !== 'subscribed' && state !== 'unsubscribed') return "'subscription_state' is not valid";
      groups.push({ id, state });
    }
    return groups;
  }

  /** Email wins over phone where both could identify; an external id wins over both. Default: update and create. */
  #profile(item: Record<string, unknown>): Profile | null {
    const text = (name: string) => (typeof item[name] === 'string' ? (item[name] as string) : null);
    const [externalId, email, phone] = [text('external_id'), text('email'), text('phone')];
    const found = this.#profiles.find((p) =>
      externalId !== null ? p.externalId === externalId : email !== null ? p.email === email : p.phone === phone,
    );
    if (found) {
      if (email !== null && email !== found.email) found.emailSubscribe = this.#emailStates.get(email) ?? found.emailSubscribe;
      found.email = email ?? found.email;
      found.phone = phone ?? found.phone;
      return found;
    }
    // "User attributes object": a call with an alias or a phone or email alone updates existing users unless this is false.
    const updateOnly = item._update_existing_only;
    if (updateOnly === true || (externalId === null && updateOnly !== false)) return null;
    const emailSubscribe = (email === null ? undefined : this.#emailStates.get(email)) ?? 'subscribed';
    const made: Profile = { externalId, email, phone, emailSubscribe, attributes: {} };
    this.#profiles.push(made);
    return made;
  }

  #setGroup(id: string, state: GroupState, profile: Profile): void {
    const address = this.#options.groups[id] === 'email' ? profile.email : profile.phone;
    if (address !== null) this.#groupStates.set(`${id} ${address}`, state);
  }

  #setEmailStatus(body: Record<string, unknown>): VendorAnswer {
    onlyKeys(body, ['email', 'subscription_state'], 'body');
    const emails = Array.isArray(body.email) ? body.email : [body.email];
    if (emails.length === 0 || emails.length > EMAIL_STATUS_MAX) refuse(400, `'email' must be one to ${EMAIL_STATUS_MAX} addresses`);
    if (emails.some((email) => typeof email !== 'string' || !EMAIL.test(email))) refuse(400, "'email' is not valid");
    const state = ['opted_in', 'subscribed', 'unsubscribed'].find((one) => one === body.subscription_state) as GlobalState | undefined;
    if (state === undefined) return refuse(400, "'subscription_state' is not valid");
    for (const email of emails) this.#emailStates.set(String(email), state);
    for (const profile of this.#profiles) if (emails.includes(profile.email)) profile.emailSubscribe = state;
    return { status: 201, headers: rateHeaders(), body: { message: 'success' } };
  }

  #setSubscription(body: Record<string, unknown>): VendorAnswer {
    onlyKeys(body, ['subscription_groups'], 'body');
    const groups = list(body.subscription_groups, 'subscription_groups');
    if (groups.length === 0) refuse(400, "'subscription_groups' must not be empty");
    const changes: { id: string; state: GroupState; addresses: string[]; externalIds: string[] }[] = [];
    for (const group of groups) {
      if (!isObject(group)) return refuse(400, 'a subscription group is not an object');
      onlyKeys(
        group,
        ['subscription_group_id', 'subscription_state', 'external_ids', 'emails', 'phones', 'use_double_opt_in_logic'],
        'subscription_groups',
      );
      const checked = this.#checkGroups([
        { subscription_group_id: group.subscription_group_id, subscription_state: group.subscription_state },
      ]);
      if (typeof checked === 'string') return refuse(400, checked);
      const [emails, phones, externalIds] = [
        list(group.emails, 'emails'),
        list(group.phones, 'phones'),
        list(group.external_ids, 'external_ids'),
      ];
      if (emails.length > 0 && phones.length > 0) refuse(400, "'emails' and 'phones' can't be given together");
      const count = emails.length + phones.length + externalIds.length;
      if (count === 0) refuse(400, "one of 'external_ids', 'emails', 'phones' is required");
      if (count > SUBSCRIPTION_IDS_MAX) refuse(400, `more than ${SUBSCRIPTION_IDS_MAX} identifiers`);
      if (phones.some((phone) => typeof phone !== 'string' || !E164.test(phone))) refuse(400, "'phones' must be in E.164");
      if (emails.some((email) => typeof email !== 'string' || !EMAIL.test(email))) refuse(400, "'emails' are not valid");
      const first = checked[0];
      if (first) changes.push({ ...first, addresses: [...phones, ...emails].map(String), externalIds: externalIds.map(String) });
    }
    for (const { id, state, addresses, externalIds } of changes) {
      for (const address of addresses) this.#groupStates.set(`${id} ${address}`, state);
      for (const externalId of externalIds) {
        const profile = this.#profiles.find((p) => p.externalId === externalId);
        if (profile) this.#setGroup(id, state, profile);
      }
    }
    return { status: 201, headers: rateHeaders(), body: { message: 'success' } };
  }

  #delete(body: Record<string, unknown>): VendorAnswer {
    onlyKeys(body, ['external_ids', 'user_aliases', 'braze_ids', 'email_addresses', 'phone_numbers'], 'body');
    // "Delete users": only one kind of identifier in a request, and an email needs a prioritization.
    const kinds = Object.keys(body).filter((name) => list(body[name], name).length > 0);
    if (kinds.length === 0) refuse(400, 'no identifiers');
    if (kinds.length > 1) refuse(400, 'only one kind of identifier can be included in a request');
    const emails = list(body.email_addresses, 'email_addresses').map((item) => {
      const isPrioritized = isObject(item) && Array.isArray(item.prioritization) && item.prioritization.length > 0;
      return isObject(item) && isPrioritized ? item.email : refuse(400, "an email needs a 'prioritization'");
    });
    const ids = [...list(body.external_ids, 'external_ids'), ...list(body.phone_numbers, 'phone_numbers'), ...emails];
    if (ids.length > DELETE_IDS_MAX) refuse(400, `more than ${DELETE_IDS_MAX} identifiers`);
    const gone = this.#profiles.filter(
      (p) => ids.includes(p.externalId ?? '') || ids.includes(p.email ?? '') || ids.includes(p.phone ?? ''),
    );
    for (const profile of gone) this.#profiles.splice(this.#profiles.indexOf(profile), 1);
    return { status: 201, body: { deleted: gone.length, message: 'success' } };
  }
}

function list(value: unknown, name: string): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : refuse(400, `'${name}' must be an array`);
}

function onlyKeys(value: Record<string, unknown>, allowed: readonly string[], where: string): void {
  const unknown = Object.keys(value).filter((key) => !allowed.includes(key));
  if (unknown.length > 0) refuse(400, `${where}: unknown ${unknown.join(', ')}`);
}

function checkEvent(item: unknown): void {
  const event = isObject(item) ? item : refuse(400, 'an event is not an object');
  if (!IDENTIFIERS.some((name) => event[name] !== undefined)) refuse(400, 'an event needs an identifier');
  if (typeof event.name !== 'string' || event.name === '') refuse(400, "an event needs a 'name'");
  if (typeof event.time !== 'string' || !ISO_TIME.test(event.time)) refuse(400, "an event's 'time' must be ISO 8601");
}

/** Lower case on the wire; the reset is a UTC epoch in seconds. */
const rateHeaders = () => ({
  'x-ratelimit-limit': '3000',
  'x-ratelimit-remaining': '2999',
  'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3),
});
