/** When the channels change places: for the country of a number that is known, while it is being typed, and never under a hand. */
import { describe, expect, test } from 'vitest';
import { type Rig, rig } from './rig.ts';

const orders = { '102': 'BR', '021': 'GB' };
const order = ({ state }: Rig): number[] => state().order.map(([index]) => index);

describe('the channels follow the number’s country', () => {
  test('as soon as its calling code is typed', () => {
    const form = rig({ orders });
    form.flow.typePhone('+5');
    expect(order(form)).toEqual([0, 1, 2]);
    form.flow.typePhone('+55');
    expect([form.state().country, order(form)]).toEqual(['BR', [1, 0, 2]]);
    form.flow.typePhone('+44 7700 900123');
    expect([form.state().country, order(form)]).toEqual(['GB', [0, 2, 1]]);
  });

  test('or is chosen from the list, with or without a number', () => {
    const form = rig({ orders });
    form.set(form.phone.follow({ ...form.state(), country: 'BR' }));
    expect([form.state().country, order(form)]).toEqual(['BR', [1, 0, 2]]);
  });

  test('and for the country that the form began with once a whole number of it is there', () => {
    const form = rig({ orders: { '210': 'US' } });
    form.flow.typePhone('202 555');
    expect(order(form)).toEqual([0, 1, 2]);
    form.flow.typePhone('202 555 0142');
    expect(order(form)).toEqual([2, 1, 0]);
  });

  test('a number of the same country as the visitor leaves them as they are', () => {
    const form = rig({ orders });
    form.flow.typePhone('202 555 0142');
    expect(order(form)).toEqual([0, 1, 2]);
  });
});

describe('nothing moves away from a hand', () => {
  test('a control that was ticked stays, ticked or unticked again', () => {
    const form = rig({ orders });
    form.flow.tick(0, true);
    form.flow.tick(0, false);
    form.flow.typePhone('+55');
    expect(order(form)).toEqual([0, 1, 2]);
    expect(form.state().ticked).toEqual([false]);
  });

  test('while the person is elsewhere in the form nothing changes places', () => {
    const form = rig({ orders });
    form.place.inNumber = false;
    form.flow.typePhone('+55 11 99999 9999');
    expect([form.state().country, order(form)]).toEqual(['BR', [0, 1, 2]]);
    form.place.inNumber = true;
    form.flow.typePhone('+55 11 99999 9999');
    expect(order(form)).toEqual([1, 0, 2]);
  });

  test('a tick keeps its control wherever that stands, and is sent as it stood', async () => {
    const form = rig({ orders });
    form.flow.typePhone('+55 11 99999 9999');
    form.flow.tick(1, true);
    await form.flow.submit();
    expect(form.state().errors).toEqual({});
    const { choices } = form.to('submissions')[0]!.body as { choices: { channel: string; granted: boolean }[] };
    expect(choices.map(({ channel, granted }) => [channel, granted])).toEqual([
      ['whatsapp', true],
      ['sms', false],
      ['rcs', false],
      ['email', false],
    ]);
  });
});
