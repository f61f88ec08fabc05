/** Which email addresses are taken, and the one spelling each is found by. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEmail } from '../../shared/email.ts';

describe('an address is found by one spelling', () => {
  test.each([
    ['name@example.com', 'name@example.com'],
    ['  Name.Last+tag@Example.COM \n', 'name.last+tag@example.com'],
    ['mailto:name@example.com', 'name@example.com'],
    ['name@shop.example', 'name@shop.example'],
    ["o'neil_1%a@sub.domain.example", "o'neil_1%a@sub.domain.example"],
    ['name＠example.com', 'name@example.com'],
    ['na\u200bme@example.com', 'name@example.com'],
    ['cafe\u0301@example.com', 'caf\u00e9@example.com'],
    ['用户@例え.テスト', '用户@例え.テスト'],
    ['name@xn--r8jz45g.example', 'name@xn--r8jz45g.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%j', (typed, email) => expect(parseEmail(typed)).toEqual({ ok: true, value: email }));
});

describe('what is no address is refused', () => {
  test.each([
    '',
    '@',
    'name',
    'name@',
    '@example.com',
    'name@example',
    'name@.example',
    'name@example..com',
    'name@-example.com',
    'name@example-.com',
    'name@example.1',
    'name@127.0.0.1',
    'name@[127.0.0.1]',
    '.name@example.com',
    'name.@example.com',
    'na..me@example.com',
    'na me@example.com',
    'a@b@example.com',
    'Name <name@example.com>',
    'a@example.com, b@example.com',
    '"na me"@example.com',
    'name@example.com\nbcc: other@example.com',
    'na\u0000me@example.com',
    `${'a'.repeat(65)}@example.com`,
    `${'é'.repeat(33)}@example.com`,
    `name@${'a.'.repeat(126)}example`,
    `name@${'a'.repeat(64)}.example`,
  ])('%j', (typed) => expect(parseEmail(typed)).toEqual({ ok: false, error: { reason: 'not_an_email' } }));
});

test('whatever is typed, the spelling is its own spelling and holds no space or control', () => {
  const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(part, part, fc.constantFrom('.example', '.COM', ''), (local, domain, end) => {
      const first = parseEmail(`${local}@${domain}${end}`);
      if (!first.ok) return;
      expect(parseEmail(first.value)).toEqual(first);
      expect(first.value).not.toMatch(/[\s\p{Cc}]/u);
    }),
    { numRuns: 5000 },
  );
});
