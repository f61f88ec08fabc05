/** Every channel, by id. A new one is its id in the vocabulary, a folder and one line here; the compiler asks for the line. */
import { CHANNELS, type ChannelId } from '../../shared/vocabulary.ts';
import { appleMessages } from './apple-messages/channel.ts';
import type { Channel } from './channel.ts';
import { email } from './email/channel.ts';
import { instagram } from './instagram/channel.ts';
import { kakaotalk } from './kakaotalk/channel.ts';
import { line } from './line/channel.ts';
import { messenger } from './messenger/channel.ts';
import { mms } from './mms/channel.ts';
import { push } from './push/channel.ts';
import { rcs } from './rcs/channel.ts';
import { signal } from './signal/channel.ts';
import { sms } from './sms/channel.ts';
import { telegram } from './telegram/channel.ts';
import { viber } from './viber/channel.ts';
import { wechat } from './wechat/channel.ts';
import { whatsapp } from './whatsapp/channel.ts';

export const CHANNEL_CATALOGUE: Readonly<Record<ChannelId, Channel>> = {
  sms,
  mms,
  rcs,
  whatsapp,
  line,
  kakaotalk,
  wechat,
  messenger,
  instagram,
  telegram,
  apple_messages: appleMessages,
  viber,
  signal,
  email,
  push,
};

/** What a form may ask for, for those who may not know the catalogue. */
export interface Askable {
  /** False for what can only be somebody's preference. */
  readonly canBeSent: boolean;
  /** Whether the visitor types its address into the form. */
  readonly isTyped: boolean;
  /** Whether a link from the form leads into its app, where the person agrees. */
  readonly isBound: boolean;
}

export const ASKABLE = Object.fromEntries(
  CHANNELS.map((id): [ChannelId, Askable] => {
    const way = CHANNEL_CATALOGUE[id].optIn.value;
    const isBound = (way === 'deep_link' || way === 'follow') && CHANNEL_CATALOGUE[id].token !== undefined;
    return [id, { canBeSent: way !== 'preference', isTyped: way === 'typed', isBound }];
  }),
) as Readonly<Record<ChannelId, Askable>>; // one entry for each of them
