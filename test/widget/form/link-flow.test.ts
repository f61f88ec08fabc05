/** The way into the apps that were ticked: one after another, asked about at the pace the server gives, ended by an answer or a no. */
import { describe, expect, test } from 'vitest';
import type { LinkMade, LinkView } from '../../../shared/contract/link.ts';
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import { LINK_POLLS_MAX } from '../../../shared/link-limits.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { createLinkFlow, isAgreed } from '../../../widget/form/link-flow.ts';

const texts = {
  title: '',
  hint: '',
  open: '',
  scan: '',
  send: '',
  waiting: '',
  digits: '',
  agreed: '',
  declined: '',
  ended: '',
  again: '',
};
const receipt: SubmissionReceipt = {
  submission_id: 'sub_1',
  submission_secret: 'secret',
  choices: [],
  next: [],
  own_acts_url: 'https://sayso.example/me/1',
  links: ['telegram', 'line'],
};

function world(links: readonly ChannelId[] = ['telegram', 'line']) {
  const timers: { act: () => void; ms: number }[] = [];
  const made: ChannelId[] = [];
  let draws = 0;
  let answers: (Partial<LinkView> | null)[] = [];
  let canMake = true;
  const polled: string[] = [];
  const flow = createLinkFlow({
    receipt: { ...receipt, links: [...links] },
    api: {
      async make(_, channel): Promise<LinkMade | null> {
        if (!canMake) return null;
        made.push(channel);
        return {
          link_id: `lnk_${made.length}`,
          link_secret: 's',
          channel,
          open_url: 'https://t.me/shop_bot?start=t',
          text_to_send: null,
          qr: { size: 1, path: '' },
          expires_at: '2026-11-22T10:00:00.000Z',
          poll_after_seconds: 2,
          texts,
        };
      },
      async read(_, { link_id, channel }): Promise<LinkView | null> {
        polled.push(link_id);
        const answer = answers.shift();
        return answer ? { link_id, channel, status: 'waiting', digits: null, choices: [], ...answer } : null;
      },
    },
    changed: () => {
      draws += 1;
    },
    wait: (act, ms) => timers.push({ act, ms }),
    stop: () => timers.splice(0),
  });
  const settle = async () => {
    for (let n = 0; n < 10; n += 1) await Promise.resolve();
  };
  return {
    flow,
    made,
    polled,
    timers,
    draws: () => draws,
    settle,
    refuse: (refused: boolean) => {
      canMake = !refused;
    },
    /** The timer fires, and the server says this. */
    async tick(answer: Partial<LinkView> | null) {
      answers = [answer];
      const [timer] = timers.splice(0);
      timer?.act();
      await settle();
    },
  };
}

describe('links into apps', () => {
  test('one is made, and the next only when it has its answer', async () => {
    const { flow, made, tick } = world();
    await flow.make();
    expect([made, flow.current()?.channel]).toEqual([['telegram'], 'telegram']);
    await tick({ status: 'opened' });
    await tick({ status: 'agreed', digits: '47' });
    expect([made, flow.current()?.view?.digits]).toEqual([['telegram'], '47']);
    await tick({ status: 'agreed', digits: null });
    expect([made, flow.current()?.channel]).toEqual([['telegram', 'line'], 'line']);
    await tick({ status: 'declined' });
    expect(flow.current()).toBeUndefined();
    expect(flow.links().map(isAgreed)).toEqual([true, false]);
  });

  test('it asks at the pace that the server gives, and no more after an end', async () => {
    const { flow, timers, tick, polled } = world(['telegram']);
    await flow.make();
    expect(timers.map(({ ms }) => ms)).toEqual([2000]);
    await tick(null);
    expect(timers).toHaveLength(1);
    await tick({ status: 'ended' });
    expect([timers.length, polled.length]).toEqual([0, 2]);
    await flow.make();
    await tick({ status: 'opened' });
    expect(polled.at(-1)).toBe('lnk_2');
  });

  test('never asks more often than a link may be asked about', async () => {
    const { flow, tick, polled } = world(['telegram']);
    await flow.make();
    for (let n = 0; n < LINK_POLLS_MAX + 20; n += 1) await tick(null);
    expect(polled).toHaveLength(LINK_POLLS_MAX);
  });

  test('an answer that comes after another link was made is nobody’s', async () => {
    const { flow, timers, settle } = world(['telegram']);
    await flow.make();
    const [late] = timers.splice(0);
    const again = flow.make();
    late!.act();
    await again;
    await settle();
    expect(flow.current()?.made?.link_id).toBe('lnk_2');
    expect(flow.current()?.view).toBeUndefined();
  });

  test('no thanks passes over it and stops asking', async () => {
    const { flow, timers, made, settle } = world(['telegram']);
    await flow.make();
    flow.skip();
    await settle();
    expect([flow.current(), timers.length, made.length]).toEqual([undefined, 0, 1]);
    expect(flow.links().map(isAgreed)).toEqual([false]);
  });

  test('what could not be made is said, and made again on another try', async () => {
    const { flow, refuse, made } = world(['telegram']);
    refuse(true);
    await flow.make();
    expect([flow.current()?.failed, made.length]).toEqual([true, 0]);
    refuse(false);
    await flow.make();
    expect([flow.current()?.failed, made.length]).toEqual([undefined, 1]);
  });
});
