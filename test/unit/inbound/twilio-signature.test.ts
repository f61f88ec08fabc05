/** X-Twilio-Signature against the vectors that Twilio itself publishes. Source: twilio-node, spec/validation.spec.js; api-snippets, signature_validation. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSigned } from '../../../worker/inbound/twilio/signature.ts';

const TOKEN = '12345';
const URL_GIVEN = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const bytes = (text: string) => new TextEncoder().encode(text);
const form = (fields: Record<string, string | readonly string[]>) => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) params.append(name, each as string);
  return bytes(params.toString());
};
const CALL = form({ CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309', To: '+18005551212' });
const JSON_BODY = '{"property": "value", "boolean": true}';
const JSON_HASH = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const EMPTY_HASH = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

describe('a form', () => {
  test.each([
    ['as documented', URL_GIVEN, CALL, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    [
      'as documented, with other values',
      URL_GIVEN,
      form({ CallSid: 'CA1234567890ABCDE', Caller: '+14158675310', Digits: '1234', From: '+14158675310', To: '+18005551212' }),
      'GvWf1cFY/Q7PnoempGyD5oXAezc=',
    ],
    ['a port that was not signed', URL_GIVEN.replace('.com', '.com:1234'), CALL, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    ['a port that was', 'http://mycompany.com:1234/myapp.php?foo=1&bar=2', CALL, 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU='],
    ['443 that was signed', URL_GIVEN, CALL, 'kvajT1Ptam85bY51eRf/AJRuM3w='],
    ['80 that was signed', URL_GIVEN.replace('https', 'http'), CALL, '0ZXoZLH/DfblKGATFgpif+LLRf4='],
    ['credentials', 'https://user:pass@mycompany.com/myapp.php?foo=1&bar=2', CALL, 'CukzLTc1tT5dXEDIHm/tKBanW10='],
    ['a user alone', 'https://user@mycompany.com/myapp.php?foo=1&bar=2', CALL, '2YRLlVAflCqxaNicjMpJcSTgzSs='],
    ['credentials and 443', 'https://user:pass@mycompany.com/myapp.php?foo=1&bar=2', CALL, 'ZQFR1PTIZXF2MXB8ZnKCvnnA+rI='],
    ['an apostrophe in the query', `${URL_GIVEN}&Body=It's+amazing`, CALL, 'dsq4Ehbj6cs+KdTkpF5sSSplOWw='],
    ['the apostrophe as a browser spells it', new URL(`${URL_GIVEN}&Body=It's+amazing`).href, CALL, 'dsq4Ehbj6cs+KdTkpF5sSSplOWw='],
    ['a list', URL_GIVEN, form({ 'MessagingBinding.Address': ['+1325xxxxxxx', '+1415xxxxxxx'] }), '83O6e2vORAoJHUNzJjDWN1jz+BA='],
    [
      'a list in another order',
      URL_GIVEN,
      form({ 'MessagingBinding.Address': ['+1415xxxxxxx', '+1325xxxxxxx'] }),
      '83O6e2vORAoJHUNzJjDWN1jz+BA=',
    ],
    [
      'a list with repeats',
      URL_GIVEN,
      form({ Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] }),
      'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
    ],
  ])('%s', (_, url, body, signature) => {
    expect(isSigned(signature, TOKEN, url, body)).toBe(true);
    expect(isSigned(signature, '12346', url, body)).toBe(false);
    expect(isSigned(signature, TOKEN, url, new Uint8Array([...body, 0x31]))).toBe(false);
    expect(isSigned(signature, TOKEN, url.replace('foo=1', 'foo=2'), body)).toBe(false);
    expect(isSigned('', TOKEN, url, body)).toBe(false);
  });
});

describe('JSON under its hash', () => {
  test.each([
    ['as documented', `${URL_GIVEN}&bodySHA256=${JSON_HASH}`, JSON_BODY, 'a9nBmqA0ju/hNViExpshrM61xv4='],
    ['an empty object', `${URL_GIVEN}&bodySHA256=${EMPTY_HASH}`, '{}', 'Ldidvp12m26NI7eqEvxnEpkd9Hc='],
    ['the hash alone in the query', `https://mycompany.com/myapp.php?bodySHA256=${JSON_HASH}`, JSON_BODY, 'y77kIzt2vzLz71DgmJGsen2scGs='],
  ])('%s', (_, url, body, signature) => {
    expect(isSigned(signature, TOKEN, url, bytes(body))).toBe(true);
    expect(isSigned(signature, TOKEN, url, bytes(`${body} `))).toBe(false);
    expect(isSigned(signature, TOKEN, url.replace(/bodySHA256=./, 'bodySHA256=f'), bytes(body))).toBe(false);
  });

  test('without its hash in the URL is not bound by a signature over the URL alone', () => {
    // What a GET without parameters carries: right for no bytes, and for no others.
    const own = createHmac('sha1', TOKEN).update(URL_GIVEN).digest('base64');
    expect(isSigned(own, TOKEN, URL_GIVEN, bytes(''))).toBe(true);
    expect(isSigned(own, TOKEN, URL_GIVEN, bytes(JSON_BODY))).toBe(false);
  });
});
