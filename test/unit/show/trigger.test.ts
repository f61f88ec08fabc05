import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTrigger } from '../../../shared/show/trigger.ts';
import { DELAY_SECONDS_MAX } from '../../../shared/show-limits.ts';

test.each([
  ['load', { on: 'delay', seconds: 0 }],
  ['delay:8', { on: 'delay', seconds: 8 }],
  [' scroll:50 ', { on: 'scroll', percent: 50 }],
  ['exit', { on: 'exit' }],
  ['call', { on: 'call' }],
  ['click:#news, a[href="/news"]', { on: 'click', selector: '#news, a[href="/news"]' }],
  ['click:a:hover', { on: 'click', selector: 'a:hover' }],
])('%s is a trigger', (text, trigger) => {
  expect(parseTrigger(text)).toEqual(trigger);
});

test.each([
  '',
  'now',
  'delay',
  'delay:',
  'delay:-1',
  'delay:1.5',
  `delay:${DELAY_SECONDS_MAX + 1}`,
  'delay:99999',
  'scroll:0',
  'scroll:101',
  'scroll:50%',
  'exit:1',
  'load:3',
  'call:x',
  'click:',
  'click:  ',
  `click:${'a'.repeat(201)}`,
  'Load',
  'click',
])('%j is none', (text) => {
  expect(parseTrigger(text)).toBeNull();
});

test('no text is taken for two things, or throws', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const trigger = parseTrigger(text);
      if (trigger?.on === 'delay') expect(trigger.seconds).toBeLessThanOrEqual(DELAY_SECONDS_MAX);
      if (trigger?.on === 'click') expect(trigger.selector.trim()).toBe(trigger.selector);
    }),
  );
});
