/** Twilio: text messages, RCS and WhatsApp by Messages; codes by Verify where the account has a service for them. */
import { Buffer } from 'node:buffer';
import type { MessagingProvider, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider } from '../provider-call.ts';
import { messageFields } from './messages.ts';
import { outcomeOf } from './outcome.ts';
import { verifyFields } from './verify.ts';

export const twilioProvider: MessagingProvider<'twilio'> = {
  id: 'twilio',
  channels: ['sms', 'mms', 'rcs', 'whatsapp'],
  isIdempotent: false,
  withoutButtons: true,
  messenger: (account, network) => ({
    id: 'twilio',
    async send(message): Promise<SendOutcome> {
      const { account_sid: sid, verify_service_sid: service, base_url } = account.settings;
      const post = async (url: string, fields: Readonly<Record<string, string>>) => {
        const credentials = Buffer.from(`${sid}:${account.secrets.auth_token}`, 'utf8').toString('base64');
        const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${credentials}` };
        return outcomeOf(await callProvider(network, url, { method: 'POST', headers, body: new URLSearchParams(fields).toString() }));
      };
      const verification = service === undefined ? null : verifyFields(message);
      if (service !== undefined && verification)
        return post(
          `${baseUrl('https://verify.twilio.com', base_url)}/v2/Services/${encodeURIComponent(service)}/Verifications`,
          verification,
        );
      const fields = messageFields(message, account);
      if (isOutcome(fields)) return fields;
      return post(`${baseUrl('https://api.twilio.com', base_url)}/2010-04-01/Accounts/${encodeURIComponent(sid)}/Messages.json`, fields);
    },
  }),
};

const isOutcome = (value: Readonly<Record<string, string>> | SendOutcome): value is SendOutcome => 'retry' in value || 'sent' in value;
