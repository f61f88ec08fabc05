/** Which accounts a message may go by: by channel, country, programme and scope; never by one that is paused. */
import { describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { type Providers, routesOf, type SendingAccount } from '../../../worker/messaging/route-message.ts';
import { account, aWorld, MESSAGE } from './fixtures.ts';

const { providers } = aWorld(() => ({ does: 'breaks_before' })).deps([]);
const ids = (message: Partial<OutgoingMessage>, accounts: readonly SendingAccount[], by: Providers = providers) =>
  routesOf({ ...MESSAGE, ...message }, accounts, by).map(({ account: { id } }) => id);

describe('an account carries a message', () => {
  test('if it has a sender for the channel, its provider sends there, and it is not paused', () => {
    const accounts = [
      account({ id: 'other channel', senders: { whatsapp: '+12025550199' } }),
      account({ id: 'paused', status: 'paused' }),
      account({ id: 'no provider', platform: 'braze' }),
      account({ id: 'not by this provider', senders: { email: 'news@acme.example' } }),
      account({ id: 'yes' }),
    ];
    expect(ids({}, accounts)).toEqual(['yes']);
    expect(ids({ channel: 'email', to: 'ada@acme.example' }, accounts)).toEqual([]);
  });

  test('in the order in which they are given: by priority, then by age', () => {
    expect(ids({}, [account({ id: 'b' }), account({ id: 'a' }), account({ id: 'c', platform: 'line' })])).toEqual(['b', 'a', 'c']);
  });

  test('if it sends to the country of the number, to all of them where it may be of several', () => {
    const accounts = [
      account({ id: 'us', countries: ['US'] }),
      account({ id: 'gb', countries: ['GB', 'GG', 'JE', 'IM'] }),
      account({ id: 'britain alone', countries: ['GB'] }),
      account({ id: 'nowhere', countries: [] }),
      account({ id: 'all' }),
    ];
    expect(ids({ to: '+12025550123' }, accounts)).toEqual(['us', 'all']);
    expect(ids({ to: '+447700900123' }, accounts)).toEqual(['gb', 'all']);
    // No number of any country: nobody's list has it.
    expect(ids({ to: '+999' }, accounts)).toEqual(['all']);
  });

  test('whatever its countries where the address is no number', () => {
    const chat = account({ id: 'chat', platform: 'line', senders: { line: '@acme' }, countries: ['JP'] });
    expect(ids({ channel: 'line', to: 'U1', toKind: 'line_user', toScope: '' }, [chat])).toEqual(['chat']);
  });

  test('if it is of the programme that sends; a message that names none takes any', () => {
    const accounts = [account({ id: 'news' }), account({ id: 'shop', programme: 'shop' })];
    expect(ids({ programme: 'shop' }, accounts)).toEqual(['shop']);
    expect(ids({ programme: 'third' }, accounts)).toEqual([]);
    expect(ids({}, accounts)).toEqual(['news', 'shop']);
  });

  test('if it is the one that the message names, whatever its countries and programme, unless it is paused', () => {
    const named = account({ id: 'named', countries: ['JP'], programme: 'shop' });
    expect(ids({ account: 'named', programme: 'default' }, [account({ id: 'first' }), named])).toEqual(['named']);
    expect(ids({ account: 'named' }, [account({ id: 'first' }), { ...named, status: 'paused' }])).toEqual([]);
    expect(ids({ account: 'gone' }, [account({ id: 'first' })])).toEqual([]);
  });

  test('if an id on its platform is one of its own people: by its settings, its sender, or as its provider says', () => {
    const line = (id: string, bot: string) =>
      account({ id, platform: 'line', senders: { line: `@${id}` }, settings: { bot_user_id: bot, basic_id: `@${id}` } });
    const to = (toScope: string) => ({ channel: 'line', to: 'U7', toKind: 'line_user', toScope }) as const;
    const accounts = [line('a', 'Ubot1'), line('b', 'Ubot2')];
    expect(ids(to('Ubot2'), accounts)).toEqual(['b']);
    expect(ids(to('@a'), accounts)).toEqual(['a']);
    expect(ids(to('Ubot3'), accounts)).toEqual([]);
    expect(ids({ ...to('Ubot3'), account: 'a' }, accounts)).toEqual([]);
    const said = { line: { ...providers.line!, scopeOf: ({ id }: { id: string }) => `scope of ${id}` } };
    expect(ids(to('scope of b'), accounts, said)).toEqual(['b']);
    expect(ids(to('Ubot2'), accounts, said)).toEqual([]);
  });
});
