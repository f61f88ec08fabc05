/** What a draft is checked with, of each channel. The catalogue knows it (`channels/`); it is handed in, since a workspace knows none. */
import type { ChannelId } from '../../shared/vocabulary.ts';

export type AskableChannels = Readonly<
  Record<
    ChannelId,
    {
      /** False for what can only be somebody's preference. */
      readonly canBeSent: boolean;
      /** Whether the visitor types its address into the form. */
      readonly isTyped: boolean;
      /** Whether a link from the form leads into its app, where the person agrees. */
      readonly isBound: boolean;
    }
  >
>;
