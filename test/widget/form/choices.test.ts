import { expect, test } from 'vitest';
import { choicesOf } from '../../../widget/form/choices.ts';
import { needs, tickedNeeds } from '../../../widget/form/needs.ts';
import { config } from './rig.ts';

const { controls } = config;

test('R1.1 a control that was never on screen is not shown and cannot be granted, ticked or not', () => {
  const choices = choicesOf([...controls.entries()], [true, true, true], (index) => index !== 1);
  expect(choices.map(({ channel, granted, shown }) => [channel, granted, shown])).toEqual([
    ['sms', true, true],
    ['rcs', true, true],
    ['whatsapp', false, false],
    ['email', true, true],
  ]);
});

test('a position without a tick is a choice left off', () => {
  expect(choicesOf([...controls.entries()], [], () => true).every(({ granted, shown }) => !granted && shown)).toBe(true);
});

test('the choices come as they stood on screen', () => {
  const [texts, whatsapp, email] = controls;
  const choices = choicesOf(
    [
      [2, email!],
      [0, texts!],
      [1, whatsapp!],
    ],
    [undefined, false, true],
    (index) => index !== 0,
  );
  expect(choices.map(({ channel, granted, shown }) => [channel, granted, shown])).toEqual([
    ['email', true, true],
    ['sms', false, false],
    ['rcs', false, false],
    ['whatsapp', false, true],
  ]);
});

test('channels that are bound in their own app need no typed address', () => {
  const [texts, , email] = controls;
  expect([needs('phone', texts!), needs('email', texts!), needs('phone', email!), needs('email', email!)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect(needs('phone', { ...texts!, channels: ['telegram'] })).toBe(false);
  expect(tickedNeeds('email', controls, [true, true, false])).toBe(false);
});
