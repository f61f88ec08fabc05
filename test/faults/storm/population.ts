/** The people of a storm and what each of them says, in order. What holds for each at the end is known beforehand. */
import parsePhoneNumber from 'libphonenumber-js/max';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { type Dice, oneOf } from './weather.ts';

export type Act = { readonly act: 'grant' | 'withdraw'; readonly channels: readonly ChannelId[] } | { readonly act: 'withdraw_all' };

export interface Somebody {
  readonly index: number;
  readonly address: { readonly phone: string } | { readonly email: string };
  readonly value: string;
  /** The merchant's own id, which its server vouches for. */
  readonly customer: string;
  readonly acts: readonly Act[];
  /** Channels that stand granted when all acts are done. */
  readonly granted: ReadonlySet<ChannelId>;
  /** Channels that ever were. */
  readonly everGranted: ReadonlySet<ChannelId>;
}

const PHONE_CHANNELS = ['sms', 'whatsapp'] as const satisfies readonly ChannelId[];
/** One in so many has an email address and no phone. */
const EMAIL_EVERY = 5;

export function population(count: number, roll: Dice): Somebody[] {
  const phones = fictionalPhones();
  return Array.from({ length: count }, (_, index) => {
    const isEmail = index % EMAIL_EVERY === EMAIL_EVERY - 1;
    const value = isEmail ? `person${index}@people.example` : (phones[index] as string);
    const channels: readonly ChannelId[] = isEmail ? ['email'] : PHONE_CHANNELS;
    const acts = history(channels, roll);
    return {
      index,
      address: isEmail ? { email: value } : { phone: value },
      value,
      customer: `cus-${index}`,
      acts,
      ...outcome(acts),
    };
  });
}

/** What a merchant's system reports never brings back what was withdrawn, so a grant after a withdrawal is tried as well. */
function history(channels: readonly ChannelId[], roll: Dice): Act[] {
  const acts: Act[] = [{ act: 'grant', channels: roll() < 0.5 ? channels : [oneOf(roll, channels)] }];
  while (roll() < 0.5) {
    const drawn = roll();
    if (drawn < 0.3) acts.push({ act: 'withdraw_all' });
    else acts.push({ act: drawn < 0.7 ? 'withdraw' : 'grant', channels: [oneOf(roll, channels)] });
  }
  return acts;
}

function outcome(acts: readonly Act[]): Pick<Somebody, 'granted' | 'everGranted'> {
  const [granted, everGranted, withdrawn] = [new Set<ChannelId>(), new Set<ChannelId>(), new Set<ChannelId>()];
  let isAllWithdrawn = false;
  for (const act of acts) {
    if (act.act === 'withdraw_all') {
      isAllWithdrawn = true;
      granted.clear();
    } else if (act.act === 'withdraw') {
      for (const channel of act.channels) {
        granted.delete(channel);
        withdrawn.add(channel);
      }
    } else {
      for (const channel of act.channels.filter((one) => !isAllWithdrawn && !withdrawn.has(one))) {
        granted.add(channel);
        everGranted.add(channel);
      }
    }
  }
  return { granted, everGranted };
}

/** 555-0100 to 555-0199 are for fictional use in every area code: some 35,000 numbers. */
export const fictionalPhones = (): string[] =>
  Array.from({ length: 800 }, (_, n) => 200 + n)
    .filter((area) => isInUnitedStates(`+1${area}5550100`))
    .flatMap((area) => Array.from({ length: 100 }, (_, n) => `+1${area}5550${100 + n}`));

function isInUnitedStates(text: string): boolean {
  const number = parsePhoneNumber(text);
  return number?.country === 'US' && number.isValid();
}
