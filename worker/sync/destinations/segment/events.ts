/**
 * Segment's own event of a person's choice, for every name under which an earlier yes may have reached it. Pure.
 * A category that is missing is stored as false, so each event holds the full set. It carries nothing else: Segment does not enforce
 * consent on it.
 * Source: Segment docs "Consent in Segment Connections", "Consent in Unify", read November 2026.
 */
import type { z } from 'zod';
import type { segmentSettings } from '../../../../shared/contract/destination.ts';
import type { AddressState } from '../../destination.ts';
import { bySwitch, identityOf, switchOf } from '../../told-pairs.ts';

export type SegmentSettings = z.infer<typeof segmentSettings>;

type Name = { readonly userId: string } | { readonly anonymousId: string };
type Categories = Readonly<Record<string, boolean>>;

export function eventsOf(state: AddressState, settings: SegmentSettings): readonly object[] {
  const { event, formerContact } = state;
  const told = [...bySwitch(settings.mapping, ({ category }) => category)].map(
    ([category, rows]) => [category, switchOf(event, rows)] as const,
  );
  // None of them ever held a grant: nothing is ours to say.
  if (told.every(([, isOn]) => isOn === null)) return [];
  const now: Categories = Object.fromEntries(told.map(([category, isOn]) => [category, isOn === true]));
  const none: Categories = Object.fromEntries(told.map(([category]) => [category, false]));
  const { customer, others } = identityOf(state);
  const pseudonym = { anonymousId: event.data.contact };
  // What was told before an id was signed, or under an id signed before this one, must not outlive a withdrawal.
  const earlier: readonly Name[] = [...others.map((userId) => ({ userId })), ...(customer === null ? [] : [pseudonym])];
  const takesAway = told.some(([, isOn]) => isOn === false);
  const { id, timestamp } = event;
  const choice = (name: Name, categoryPreferences: Categories, suffix: string) => ({
    type: 'track',
    ...name,
    event: 'Segment Consent Preference Updated',
    messageId: `${id}${suffix}`,
    timestamp,
    context: { consent: { categoryPreferences } },
  });
  return [
    choice(customer === null ? pseudonym : { userId: customer }, now, ''),
    ...(takesAway || formerContact !== null ? earlier : []).map((name, index) =>
      choice(name, formerContact === null ? now : none, `-${index + 1}`),
    ),
    ...(formerContact === null ? [] : [choice({ anonymousId: formerContact }, none, '-former')]),
  ];
}
