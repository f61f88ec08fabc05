/** The form's flow with the real client below it and a network of our own; what it would draw is read from the state. */
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import type { SubmissionReceipt, SubmissionRequest } from '../../../shared/contract/submission.ts';
import { publicApi } from '../../../widget/client/public-api.ts';
import type { EventName } from '../../../widget/embed/host.ts';
import { type CodeFlow, createCodeFlow } from '../../../widget/form/code-flow.ts';
import { createFieldsFlow, type FieldsFlow } from '../../../widget/form/flow.ts';
import { type PhoneFacts, phoneFacts } from '../../../widget/form/phone-facts.ts';
import { createSendFlow, type SendDeps } from '../../../widget/form/send-flow.ts';
import { type FormState, initialState } from '../../../widget/form/state.ts';

export interface Sent {
  readonly path: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly raw: string;
}
/** An answer of the network: a status with a body, or an error thrown. */
export type Reply = { readonly status: number; readonly body: unknown } | Error;

export interface Rig {
  readonly flow: FieldsFlow & CodeFlow;
  readonly state: () => FormState;
  readonly set: (patch: Partial<FormState>) => void;
  readonly sent: Sent[];
  readonly to: (route: string) => Sent[];
  readonly events: EventName[];
  readonly focused: ('error' | 'step')[];
  /** Replies by the last part of the path, used up in order, the last one staying. */
  readonly replies: Record<string, Reply[]>;
  clock: { nowMs: number };
  readonly phone: PhoneFacts;
  /** Whether the focus is in the number's field. */
  readonly place: { inNumber: boolean };
}

export const config: WidgetConfig = {
  widget_id: 'w_1',
  version: 4,
  mode: 'live',
  locale: 'en',
  direction: 'ltr',
  title: 'Title',
  intro: 'Intro',
  brand: 'Aurora Coffee',
  button: 'Sign up',
  controls: [
    {
      channels: ['sms', 'rcs'],
      purpose: 'marketing',
      programme: 'default',
      label: 'Texts',
      text: 'Text one',
      links: [],
      disclosure: 'a'.repeat(64),
    },
    {
      channels: ['whatsapp'],
      purpose: 'marketing',
      programme: 'default',
      label: 'WhatsApp',
      text: 'Text two',
      links: [],
      disclosure: 'b'.repeat(64),
    },
    {
      channels: ['email'],
      purpose: 'marketing',
      programme: 'default',
      label: 'Email',
      text: 'Text three',
      links: [],
      disclosure: 'c'.repeat(64),
    },
  ],
  phone: true,
  email: true,
  default_country: 'US',
  default_calling_code: '1',
  theme: { scheme: 'auto' },
  trigger: 'inline',
  /** Each key stands for its words, with what is filled in. */
  texts: new Proxy({}, { get: (_, key) => (key === 'error_phone_short' ? 'error_phone_short {country}' : String(key)) }),
};

export function receipt(change: Partial<SubmissionReceipt> = {}): SubmissionReceipt {
  return {
    submission_id: 'sub_1',
    submission_secret: 'secret_1',
    choices: [],
    next: [],
    own_acts_url: 'https://host.example/me/own',
    ...change,
  };
}
export function problem(type: string, status = 422, errors?: unknown[]): Reply {
  return { status, body: { type: `/problems/${type}`, title: 'T', status, request_id: 'r', errors } };
}
export const ok = (body: unknown, status = 200): Reply => ({ status, body });
export const enterCode = (to: 'phone' | 'email') =>
  ({
    step: 'enter_code',
    to,
    channel: to === 'phone' ? 'sms' : 'email',
    code_length: 6,
    expires_in_seconds: 600,
    resend_after_seconds: 60,
  }) as const;

export function rig(change: Partial<WidgetConfig> = {}, externalIds: SubmissionRequest['external_ids'] = []): Rig {
  const used = { ...config, ...change };
  let state = initialState(used);
  let keys = 0;
  let tokens = 0;
  const sent: Sent[] = [];
  const events: EventName[] = [];
  const focused: ('error' | 'step')[] = [];
  const clock = { nowMs: Date.UTC(2026, 10, 22) };
  const replies: Record<string, Reply[]> = { submissions: [ok(receipt(), 201)] };
  const fetcher = (async (url: string, init: RequestInit) => {
    const path = new URL(url).pathname;
    const route = path.split('/').pop() ?? '';
    sent.push({ path, headers: new Headers(init.headers), body: JSON.parse(String(init.body)), raw: String(init.body) });
    const list = replies[route];
    const reply = list && list.length > 1 ? list.shift() : (list?.[0] ?? ok({ render_token: `token_${++tokens}` }));
    if (reply instanceof Error || !reply) throw reply;
    return new Response(JSON.stringify(reply.body), { status: reply.status });
  }) as typeof fetch;
  const set = (patch: Partial<FormState>): void => {
    state = { ...state, ...patch };
  };
  const place = { inNumber: true };
  const root = { activeElement: { closest: () => (place.inNumber ? {} : null) } as unknown as Element };
  const nameOf = (id: string): string => `name of ${id}`;
  const phone = phoneFacts(used, root, nameOf, '1USjCA44GBj55BRjk');
  const deps: SendDeps = {
    config: used,
    set,
    api: publicApi('https://host.example/', used.widget_id, fetcher),
    externalIds: () => externalIds ?? [],
    extra: () => undefined,
    emit: (event) => events.push(event),
    page: () => ({ url: 'https://shop.example/', client_time: new Date(clock.nowMs).toISOString() }),
    newKey: () => `key-${++keys}`.padEnd(32, '0'),
    now: () => clock.nowMs,
    get: () => state,
    focus: (on) => focused.push(on),
    drawn: () => true,
  };
  const steps = createSendFlow(deps);
  return {
    flow: {
      ...createFieldsFlow({ ...deps, phone: () => phone, steps: async () => steps, regionName: nameOf }),
      ...createCodeFlow(deps),
    },
    state: () => state,
    set,
    sent,
    to: (route) => sent.filter(({ path }) => path.endsWith(`/${route}`)),
    events,
    focused,
    replies,
    clock,
    phone,
    place,
  };
}
