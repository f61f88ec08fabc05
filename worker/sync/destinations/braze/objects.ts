/**
 * The user attributes objects for one address: whose profile is written to. Pure.
 * A yes goes to the newest signed id together with the address, or without one to the address itself. A no also goes to every other
 * profile that an earlier yes may have reached: ids signed before, and whichever profile has the address. It never moves an address to a
 * profile, because the customer may have another one there by now.
 */
import type { AddressState } from '../../destination.ts';
import { identityOf } from '../../told-pairs.ts';
import { type BrazeSettings, type Content, contentOf } from './content.ts';

export type AttributesObject = Readonly<Record<string, unknown>>;

export function objectsOf(state: AddressState, settings: BrazeSettings): readonly AttributesObject[] {
  const content = contentOf(state, settings);
  if (content === null) return [];
  const { kind, value } = state.event.data.address;
  const { customer, others } = identityOf(state);
  if (kind !== 'phone' && kind !== 'email') return byIdAlone(customer, others, content);
  const place = { [kind]: value };
  // Braze takes a new profile's email as subscribed. Where that state is ours to keep and email was never granted, none is made.
  const mayCreate = kind !== 'email' || settings.email_global !== true || content.emailSubscribe !== null;
  const isIdentified = customer !== null && content.saysYes && mayCreate;
  return [
    ...(isIdentified ? [{ external_id: customer, ...place, ...whole(content) }] : []),
    ...(customer === null || isIdentified ? others : [customer, ...others]).flatMap((id) => denial(id, content, [])),
    { ...place, _update_existing_only: isIdentified || !mayCreate, ...whole(content) },
  ];
}

/** Braze finds nobody by an app's own id, and groups of such channels belong to the profile. */
function byIdAlone(customer: string | null, others: readonly string[], content: Content): readonly AttributesObject[] {
  const off = content.groups.filter((group) => group.subscription_state === 'unsubscribed');
  return [
    ...(customer === null ? [] : [{ external_id: customer, _update_existing_only: !content.saysYes, ...whole(content) }]),
    ...others.flatMap((id) => denial(id, content, off)),
  ];
}

const whole = ({ groups, emailSubscribe, attributes }: Content): AttributesObject => ({
  ...(groups.length === 0 ? {} : { subscription_groups: groups }),
  // So that a profile made by this object is never counted as subscribed, should the state of the address be refused.
  ...(emailSubscribe === null ? {} : { email_subscribe: emailSubscribe }),
  ...attributes,
});

function denial(id: string, { denials }: Content, groups: Content['groups']): AttributesObject[] {
  const says = { ...(groups.length === 0 ? {} : { subscription_groups: groups }), ...denials };
  return Object.keys(says).length === 0 ? [] : [{ external_id: id, _update_existing_only: true, ...says }];
}
