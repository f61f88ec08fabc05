/** Publishing warns where nobody would carry the codes that a form needs, and never refuses for it. */
import { describe, expect, test } from 'vitest';
import { widgetDraft } from '../../../shared/contract/widget.ts';
import { type Carriers, checkCarriers } from '../../../worker/workspace/check-carriers.ts';
import type { ChannelAccountRecord } from '../../../worker/workspace/workspace-api.ts';
import { DRAFT, PROGRAMME } from './fixtures.ts';

const CARRIERS: Carriers = { hasLastResort: false, canSend: (platform, channel) => platform === 'twilio' || channel === 'email' };
const account = (over: Partial<ChannelAccountRecord> = {}): ChannelAccountRecord => ({
  id: '00'.repeat(8),
  key: 'texts',
  platform: 'twilio',
  name: 'Texts',
  programme: 'default',
  senders: { sms: '+12025550123' },
  priority: 10,
  inbound: 'withdrawals',
  settings: {},
  secrets: ['auth_token'],
  status: 'active',
  created_at: '2026-11-22T00:00:00.000Z',
  ...over,
});
const found = (
  draft: Record<string, unknown>,
  accounts: readonly ChannelAccountRecord[],
  { programme = PROGRAMME, carriers = CARRIERS } = {},
) => {
  const findings = checkCarriers(widgetDraft.parse({ ...DRAFT, ...draft }), programme, accounts, carriers);
  expect(findings.every(({ level }) => level === 'warning')).toBe(true);
  return findings.map(({ code, path }) => `${code} ${path}`);
};
const SMS = { controls: [{ channels: ['sms'], opt_in: 'double' }] };
const NONE = ['no_channel_account controls[0].opt_in'];

describe('a control that needs codes', () => {
  test('is warned of where no active account of its programme sends them', () => {
    expect(found(SMS, [account()])).toEqual([]);
    for (const accounts of [
      [],
      [account({ status: 'paused' })],
      [account({ programme: 'shop' })],
      [account({ senders: { email: 'a@b.example' } })],
      [account({ platform: 'braze' })],
    ]) {
      expect(found(SMS, accounts)).toEqual(NONE);
    }
  });

  test('is not where the operator has a messenger of its own, or where no code is needed', () => {
    expect(found(SMS, [], { carriers: { ...CARRIERS, hasLastResort: true } })).toEqual([]);
    expect(found({ controls: [{ channels: ['sms'], opt_in: 'single' }] }, [])).toEqual([]);
    expect(found({ controls: [{ channels: ['telegram'], opt_in: 'double' }] }, [])).toEqual([]);
  });

  test('gets them by text where the programme has a number for it, else by WhatsApp; email by email', () => {
    const whatsapp = { controls: [{ channels: ['whatsapp'], opt_in: 'double' }] };
    const { sms: _, ...rest } = PROGRAMME.sender.accounts;
    const without = { ...PROGRAMME, sender: { ...PROGRAMME.sender, accounts: rest } };
    expect(found(whatsapp, [account()])).toEqual([]);
    expect(found(whatsapp, [account()], { programme: without })).toEqual(NONE);
    expect(found(whatsapp, [account({ senders: { whatsapp: '+1' } })], { programme: without })).toEqual([]);
    const email = { controls: [{ channels: ['email'], opt_in: 'double' }] };
    expect(found(email, [account()])).toEqual(NONE);
    expect(found(email, [account({ platform: 'postmark', senders: { email: 'a@b.example' } })])).toEqual([]);
  });

  test('is said once for controls that share a channel', () => {
    const both = { controls: [SMS.controls[0]!, { channels: ['whatsapp'], opt_in: 'double' }] };
    expect(found(both, [])).toEqual(NONE);
  });
});

test('a country that is listed and that no account sends to is named', () => {
  const [us, all] = [account({ countries: ['US'] }), account()];
  expect(found({ ...SMS, send_countries: ['US', 'DE'] }, [us])).toEqual(['country_without_account send_countries']);
  expect(found({ ...SMS, send_countries: ['US', 'DE'] }, [us, account({ countries: ['DE'] })])).toEqual([]);
  expect(found({ ...SMS, send_countries: ['US', 'DE'] }, [us, all])).toEqual([]);
  expect(found({ ...SMS, default_country: 'DE' }, [us])).toEqual(['country_without_account default_country']);
  const email = { controls: [{ channels: ['email'], opt_in: 'double' }], send_countries: ['DE'] };
  expect(found(email, [account({ senders: { email: 'a@b.example' }, countries: ['US'] })])).toEqual([]);
});
