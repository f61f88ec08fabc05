/**
 * The user attributes objects for one address: whose profile is written to. Pure.
 * A yes goes to the newest signed id together with the address, or without one to the address itself. A no also goes to every other
 * profile that an earlier yes may have reached: ids signed before, and whichever profile has the address. It never moves an address to a
 * profile, because the customer may have another one there by now.
 */
import type { ConsentChanged } from '../../../../shared/contract/event.ts';
import { signedCustomers } from '../../told-pairs.ts';
import { type BrazeSettings, type Content, contentOf } from './content.ts';

export type AttributesObject = Readonly<Record<string, unknown>>;

export function objectsOf(event: ConsentChanged, settings: BrazeSettings): readonly AttributesObject[] {
  const content = contentOf(event, settings);
  if (content === null) return [];
  const { kind, value } = event.data.address;
  const place = kind === 'phone' || kind === 'email' ? { [kind]: value } : null;
  const [newest, ...older] = signedCustomers(event);
  // Braze takes a new profile's email as subscribed. Where that state is ours to keep and email was never granted, none is made.
  const mayCreate = kind !== 'email' || settings.email_global !== true || content.emailSubscribe !== null;
  const isIdentified = newest !== undefined && content.saysYes && mayCreate;
  const identified = isIdentified || (newest !== undefined && place === null);
  return [
    ...(identified
      ? [{ external_id: newest, ...(content.saysYes ? {} : { _update_existing_only: true }), ...place, ...whole(content) }]
      : []),
    ...(newest === undefined ? [] : identified ? older : [newest, ...older]).flatMap((id) => denial(id, content)),
    ...(place === null ? [] : [{ ...place, _update_existing_only: isIdentified || !mayCreate, ...whole(content) }]),
  ];
}

const whole = ({ groups, emailSubscribe, attributes }: Content): AttributesObject => ({
  ...(groups.length === 0 ? {} : { subscription_groups: groups }),
  ...(emailSubscribe === null ? {} : { email_subscribe: emailSubscribe }),
  ...attributes,
});

function denial(id: string, { emailSubscribe, denials }: Content): AttributesObject[] {
  const says = { ...(emailSubscribe === 'unsubscribed' ? { email_subscribe: emailSubscribe } : {}), ...denials };
  return Object.keys(says).length === 0 ? [] : [{ external_id: id, _update_existing_only: true, ...says }];
}
