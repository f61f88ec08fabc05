/** What the browser is given to draw the form, and the words of the messages that confirm it. */
import { describe, expect, test } from 'vitest';
import { widgetConfig } from '../../../shared/contract/config.ts';
import { ar } from '../../../shared/locales/ar.ts';
import { widgetConfigFor } from '../../../worker/http/config.ts';
import { codeMessage, linkMessage } from '../../../worker/http/messages.ts';
import { published } from './published.ts';

describe('the config', () => {
  test('R1.2 each control carries label and text exactly as in the document that it names', () => {
    for (const locale of ['en', 'de', 'ar']) {
      const config = widgetConfig.parse(widgetConfigFor(published(), locale));
      expect(config.controls).toHaveLength(3);
      for (const control of config.controls) {
        const document = published().documents[control.disclosure]!;
        expect([control.label, control.text]).toEqual([document.control.label, document.text]);
        expect(document.locale).toBe(locale);
        expect(control.channels).toEqual(document.covers.map(({ channel }) => channel));
      }
      expect(config.button).toBe(`Send ${locale}`);
    }
  });
  test.each([
    ['de-AT', 'de', 'ltr', 'In Kontakt bleiben'],
    ['ar-EG', 'ar', 'rtl', 'Stay in touch'],
    ['fr', 'en', 'ltr', 'Stay in touch'],
    ['', 'en', 'ltr', 'Stay in touch'],
  ])('a reader of %j gets %s', (asked, locale, direction, title) => {
    expect(widgetConfigFor(published(), asked)).toMatchObject({ locale, direction, title });
  });
  test('the text on the accent is the one that can be read', () => {
    const on = (accent: string) => widgetConfigFor(published({ theme: { accent } }), 'en').theme.on_accent;
    expect([on('#000080'), on('#ffe600')]).toEqual(['#ffffff', '#101216']);
    expect(widgetConfigFor(published(), 'en').theme).toEqual({ scheme: 'auto' });
  });
});

test.each([
  ['US', '1'],
  ['GB', '44'],
  ['KZ', '7'],
])('the default country %s comes with its calling code', (default_country, default_calling_code) => {
  expect(widgetConfigFor(published({ default_country }), 'en')).toMatchObject({ default_country, default_calling_code });
});

const LINK = () => ({ url: 'https://sayso.example/c/token', secret: 'secret' });
describe('messages', () => {
  test('a mailed code has a link beside it, in the words of its language; a text message makes none', () => {
    const mail = codeMessage(published(), 'de', 'email', 'https://shop.example', LINK);
    expect(mail.text.split('\n').at(-1)).toBe('Oder bestätigen Sie mit diesem Link: {link}');
    expect(mail.confirmLink).toEqual(LINK());
    const text = codeMessage(published(), 'de', 'phone', 'https://shop.example', () => {
      throw new Error('made for a text message');
    });
    expect(text.confirmLink).toBeUndefined();
    expect(text.text).not.toContain('{link}');
  });
  test('a code by text ends with the host that shows the form, so that browsers offer it there alone', () => {
    const { channel, text, subject } = codeMessage(published(), 'en', 'phone', 'https://shop.example:8443', LINK);
    expect([channel, subject]).toEqual(['sms', null]);
    expect(text.split('\n').at(-1)).toBe('@shop.example #{code}');
    expect(text).toMatch(/^Shop \{code\}: \{code\} is your code/);
  });
  test('a code’s words for an account that hears invite YES in their language, above the last line', () => {
    const { text, replyText = '' } = codeMessage(published(), 'de', 'phone', 'https://shop.example', LINK);
    expect(text).not.toContain('YES');
    expect(replyText.split('\n')[0]).toMatch(/ Oder antworten Sie zur Bestätigung mit YES\.$/);
    expect(replyText.split('\n').at(-1)).toBe('@shop.example #{code}');
    expect(codeMessage(published(), 'de', 'email', 'https://shop.example', LINK).replyText).toBeUndefined();
  });
  test('without a number to text from it goes by WhatsApp, without the line that only text messages need', () => {
    const mute = { ...published(), programme: { ...published().programme, sender: { ...published().programme.sender, accounts: {} } } };
    const { channel, text } = codeMessage(mute, 'en', 'phone', 'https://shop.example', LINK);
    expect(channel).toBe('whatsapp');
    expect(text).not.toContain('@');
  });
  test('an email has a subject, and right-to-left text keeps the name from reordering it', () => {
    expect(codeMessage(published(), 'en', 'email', 'https://shop.example', LINK)).toMatchObject({
      channel: 'email',
      subject: 'Shop {code}: {code} is your code',
    });
    expect(linkMessage(published(), 'en', 'email')).toMatchObject({ channel: 'email', subject: 'Shop {code}: your choices' });
    expect(linkMessage(published(), 'ar', 'phone').text).toContain('\u2068Shop {code}\u2069');
    expect(ar.message.link_sms).toContain('{link}');
  });
});
