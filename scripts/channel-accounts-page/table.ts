/** The platforms by what an account of each is set up with, sends and hears, as Markdown. Pure: all is read from forms and registries. */
import type { z } from 'zod';
import { PLATFORM_FORMS, PLATFORMS, type PlatformId } from '../../shared/contract/channel-account.ts';
import { INBOUND_PLATFORMS } from '../../worker/inbound/registry.ts';
import { PROVIDERS } from '../../worker/messaging/registry.ts';

export const TABLE_START = '<!-- written by scripts/channel-accounts-page.ts -->';
export const TABLE_END = '<!-- end -->';

export function platformTable(): string {
  return [
    TABLE_START,
    '',
    '| platform | `settings` | `secrets` | sends | can tell a repeat | hears |',
    '|---|---|---|---|---|---|',
    ...PLATFORMS.map(row),
    '',
    TABLE_END,
  ].join('\n');
}

function row(id: PlatformId): string {
  const { settings, secrets } = PLATFORM_FORMS[id];
  const provider = PROVIDERS[id];
  const sends = provider ? provider.channels.join(', ') : 'nothing';
  const repeat = provider ? (provider.isIdempotent ? 'yes' : 'no') : '';
  return `| \`${id}\` | ${fields(settings)} | ${fields(secrets)} | ${sends} | ${repeat} | ${INBOUND_PLATFORMS[id] ? 'yes' : 'no'} |`;
}

/** Those that may be left out stand in brackets. */
const fields = ({ shape }: { readonly shape: Readonly<Record<string, z.ZodType>> }): string =>
  Object.entries(shape)
    .map(([name, form]) => (form.safeParse(undefined).success ? `[\`${name}\`]` : `\`${name}\``))
    .join(' ');
