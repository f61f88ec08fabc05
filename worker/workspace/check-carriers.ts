/**
 * Whether somebody carries the codes that a draft's controls need. Warnings alone: an account may be connected after the form is
 * published, and what the programme names is what people are told. Pure.
 */
import type { ProgrammeView } from '../../shared/contract/programme.ts';
import type { Finding, WidgetDraft } from '../../shared/contract/widget.ts';
import { type ChannelId, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import { codeChannel } from './code-channel.ts';
import type { ChannelAccountRecord } from './workspace-api.ts';

/** What can carry a message besides the workspace's accounts, and which accounts can carry any. The providers know; it is handed in. */
export interface Carriers {
  /** The operator's own messenger takes whatever no account serves. */
  readonly hasLastResort: boolean;
  readonly canSend: (platform: ChannelAccountRecord['platform'], channel: ChannelId) => boolean;
}

export function checkCarriers(
  draft: WidgetDraft,
  programme: ProgrammeView,
  accounts: readonly ChannelAccountRecord[],
  carriers: Carriers,
): Finding[] {
  if (carriers.hasLastResort) return [];
  const seen = new Set<ChannelId>();
  return draft.controls.flatMap((control, index) => {
    const to = control.channels.map((each) => TYPED_ADDRESS_KIND[each]).find((kind) => kind !== undefined);
    if (control.opt_in !== 'double' || to === undefined) return [];
    const channel = codeChannel(programme.sender.accounts, to);
    if (seen.has(channel)) return [];
    seen.add(channel);
    const serving = accounts.filter(
      (account) =>
        account.status === 'active' &&
        account.programme === programme.id &&
        account.senders[channel] !== undefined &&
        carriers.canSend(account.platform, channel),
    );
    if (serving.length === 0) return [noAccount(`controls[${index}].opt_in`, channel, programme.id)];
    return channel === 'email' ? [] : uncovered(draft, channel, serving);
  });
}

const noAccount = (path: string, channel: ChannelId, programme: string): Finding => ({
  level: 'warning',
  path,
  code: 'no_channel_account',
  message: `No active channel account of the programme "${programme}" sends ${channel}, so nobody gets a code and no grant here is confirmed.`,
  fix: `Connect one with a sender for ${channel}, or set it to active.`,
});

/** A country that is listed and that no account sends to would silently get nothing. */
function uncovered(draft: WidgetDraft, channel: ChannelId, serving: readonly ChannelAccountRecord[]): Finding[] {
  const listed = draft.send_countries ?? [draft.default_country];
  const without = listed.filter((country) => serving.every(({ countries }) => countries && !countries.includes(country)));
  if (without.length === 0) return [];
  return [
    {
      level: 'warning',
      path: draft.send_countries ? 'send_countries' : 'default_country',
      code: 'country_without_account',
      message: `No active channel account sends ${channel} to ${without.join(', ')}.`,
      fix: 'Add the countries to an account, connect another one, or take them off here.',
    },
  ];
}
