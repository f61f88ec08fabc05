import { expect, test, vi } from 'vitest';
import { createApi } from '../../../widget/embed/api.ts';
import { pickLocale } from '../../../widget/embed/attributes.ts';

test('a signed id is a fact, an anonymous one a claim; the last of a namespace counts', () => {
  const { api, externalIds } = createApi({ open() {}, storage() {} });
  api.identify({ customer_id: 7, signature: 'a'.repeat(64) });
  api.identify({ anonymous_id: 'anon-1' });
  api.identify({ customer_id: 'c-9', namespace: 'shopify_customer' });
  api.identify({ customer_id: 8 });
  expect(externalIds()).toEqual([
    { namespace: 'customer', value: '8' },
    { namespace: 'segment_anonymous', value: 'anon-1' },
    { namespace: 'shopify_customer', value: 'c-9' },
  ]);
});

test('an empty id is no id', () => {
  const { api, externalIds } = createApi({ open() {}, storage() {} });
  api.identify({ customer_id: '' });
  api.identify({});
  expect(externalIds()).toEqual([]);
});

test('listeners hear their event alone, until they leave, and one that throws stops no other', async () => {
  vi.useFakeTimers();
  const { api, emit } = createApi({ open() {}, storage() {} });
  const heard: unknown[] = [];
  api.on('submitted', () => {
    throw new Error('the page is broken');
  });
  const leave = api.on('submitted', (event) => heard.push(event));
  api.on('closed', (event) => heard.push(event));
  emit({ type: 'submitted', widget: 'w_1' });
  expect(() => vi.advanceTimersToNextTimer()).toThrow('the page is broken');
  vi.runAllTimers();
  expect(heard).toEqual([{ type: 'submitted', widget: 'w_1' }]);
  leave();
  emit({ type: 'submitted', widget: 'w_1' });
  vi.clearAllTimers();
  expect(heard).toHaveLength(1);
  vi.useRealTimers();
});

test('R events carry the widget and nothing that was typed', async () => {
  const { api, emit } = createApi({ open() {}, storage() {} });
  const event = await new Promise((heard) => {
    api.on('started', heard);
    emit({ type: 'started', widget: 'w_1' });
  });
  expect(Object.keys(event as object)).toEqual(['type', 'widget']);
});

test.each([
  [['ar', 'en', 'de'], 'ar'],
  [[null, 'pt_BR', 'de'], 'pt-BR'],
  [['', undefined, 'zh-Hant-TW'], 'zh-Hant-TW'],
  [['english please', '*', 'de'], 'de'],
  [[null, 'x'], 'en'],
  [['en&x=1', null], 'en'],
])('of %j the form speaks %s', (wishes, spoken) => {
  expect(pickLocale(...wishes)).toBe(spoken);
});
