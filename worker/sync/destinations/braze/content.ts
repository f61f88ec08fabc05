/** What Braze is told of one address, apart from whose profile it is written to. Pure. It holds owned and mapped pairs only. */
import type { z } from 'zod';
import { attributeOf, type brazeSettings, LINK_ATTRIBUTES, WISH_ATTRIBUTES } from '../../../../shared/contract/destination.ts';
import type { ConsentChanged } from '../../../../shared/contract/event.ts';
import type { AddressState } from '../../destination.ts';
import { bySwitch, permits, statesOf, switchOf } from '../../told-pairs.ts';

export type BrazeSettings = z.infer<typeof brazeSettings>;

type Attributes = Readonly<Record<string, string | boolean | readonly string[] | null>>;

interface Group {
  readonly subscription_group_id: string;
  readonly subscription_state: 'subscribed' | 'unsubscribed';
}

export interface Content {
  /** State of the phone or email: Braze applies it to every profile that has it. */
  readonly groups: readonly Group[];
  /** Null: not ours to say. */
  readonly emailSubscribe: 'opted_in' | 'subscribed' | 'unsubscribed' | null;
  /** Custom attributes. */
  readonly attributes: Attributes;
  /** Those of them that say no; all of them, as a no, for whoever had the number before. */
  readonly denials: Readonly<Record<string, string | boolean | null>>;
  /** Whether any of it is a yes. */
  readonly saysYes: boolean;
}

/** @returns null where none of the mapped pairs ever held a grant: nothing is ours to say */
export function contentOf({ event, formerContact }: AddressState, settings: BrazeSettings): Content | null {
  const hadOtherOwner = formerContact !== null;
  const groups = [...bySwitch(settings.mapping, (row) => row.subscription_group_id)].flatMap(([id, rows]): Group[] => {
    const isOn = switchOf(event, rows);
    return isOn === null ? [] : [{ subscription_group_id: id, subscription_state: isOn ? 'subscribed' : 'unsubscribed' }];
  });
  const evidence = settings.attributes.flatMap((row) =>
    statesOf(event, row).map((state) => {
      const name = attributeOf(row);
      const isOn = permits(state, row.topic);
      // `null` removes what an earlier state left there.
      return { isOn, values: { [name]: isOn, [`${name}_at`]: state.since_at, [`${name}_text`]: state.disclosure } };
    }),
  );
  const emailSubscribe = settings.email_global === true ? globalEmail(event) : null;
  if (groups.length === 0 && evidence.length === 0 && emailSubscribe === null) return null;
  return {
    groups,
    emailSubscribe,
    attributes: { ...merged(evidence), ...wishAttributes(event), ...linkAttributes(event) },
    denials: hadOtherOwner ? merged(evidence.map(denied)) : merged(evidence.filter(({ isOn }) => !isOn)),
    saysYes:
      groups.some((group) => group.subscription_state === 'subscribed') ||
      evidence.some(({ isOn }) => isOn) ||
      (emailSubscribe !== null && emailSubscribe !== 'unsubscribed'),
  };
}

const denied = ({ values }: { readonly values: Content['denials'] }) => ({
  values: Object.fromEntries(Object.keys(values).map((name, index) => [name, index === 0 ? false : null])),
});

/** `null` takes away what an earlier wish left there. Of those who had the number before, or other profiles of the customer, none is said. */
function wishAttributes({ data: { preferences } }: ConsentChanged): Attributes {
  if (!preferences) return {};
  const { order, frequency, language, hours, paused_until } = preferences;
  return {
    [WISH_ATTRIBUTES.order]: order.length === 0 ? null : order,
    [WISH_ATTRIBUTES.frequency]: frequency,
    [WISH_ATTRIBUTES.language]: language,
    [WISH_ATTRIBUTES.hours]: hours && [`${hours.from}-${hours.to}`, ...(hours.zone === null ? [] : [hours.zone])].join(' '),
    [WISH_ATTRIBUTES.paused_until]: paused_until,
  };
}

/** Of the number or email that this is about: other profiles of the customer are not told, since they may hold another one's. */
function linkAttributes({ data: { address, links } }: ConsentChanged): Attributes {
  if (!links || (address.kind !== 'phone' && address.kind !== 'email')) return {};
  const names = LINK_ATTRIBUTES[address.kind];
  return { [names.preferences_url]: links.preferences_url, [names.unsubscribe_url]: links.unsubscribe_url };
}

/** The global state stands for every programme's email marketing: it is on only if all of them that ever held a grant are. */
function globalEmail(event: ConsentChanged): Content['emailSubscribe'] {
  if (event.data.address.kind !== 'email') return null;
  const owned = event.data.state.filter(({ channel, purpose }) => channel === 'email' && purpose === 'marketing');
  if (owned.length === 0) return null;
  if (!owned.every((state) => permits(state, undefined))) return 'unsubscribed';
  return owned.every(({ verified }) => verified) ? 'opted_in' : 'subscribed';
}

const merged = (parts: readonly { readonly values: Readonly<Record<string, string | boolean | null>> }[]) =>
  Object.assign({}, ...parts.map(({ values }) => values)) as Readonly<Record<string, string | boolean | null>>;
