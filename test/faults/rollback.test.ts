/** One release back: a store that today's build has written to is opened by the build before it, and then by today's again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEarlierBuild } from './earlier-build.ts';
import { eventually } from './listener.ts';
import { call, known, standingIn, withdrawAll } from './plain-client.ts';
import { Yesterday } from './yesterday.ts';

describe.each(['091b814'])('rolled back to %s', (commit) => {
  const store = new Yesterday(openEarlierBuild(commit));
  const { people, api_key: key } = store.earlier.made;
  const find = (phone: string) => known(store.url, key, { phone });
  const standing = async (phone: string) => standingIn(await find(phone), 'sms');
  const [newcomer, late] = ['+13105550171', '+13125550172'] as const;
  let preferences = '';

  beforeAll(async () => {
    await store.open();
    preferences = await signUp(newcomer);
    expect(await standing(newcomer)).toBe('granted');
    await store.open(store.earlier.buildDir);
  });
  afterAll(() => store.stop());

  async function signUp(phone: string): Promise<string> {
    const before = store.messages.length;
    const receipt = await store.visitor.submit({ phone }, ['sms']);
    const code = await eventually(
      'a code',
      () =>
        store.messages
          .slice(before)
          .filter(({ to }) => to === phone)
          .flatMap(({ text }) => /(?<![\d+])(\d{6})(?!\d)/.exec(text)?.[1] ?? [])[0],
    );
    return String((await store.visitor.verify(receipt, code)).body.preferences_url);
  }

  test('it starts, and reads who came before and who came since', async () => {
    expect((await call(store.url, 'GET', '/health')).body).toMatchObject({ status: 'ok' });
    expect(await standing(people.granted.phone)).toBe('granted');
    expect(await standing(people.withdrawn.phone)).toBe('withdrawn');
    expect(await standing(newcomer)).toBe('granted');
    for (const entry of (await find(newcomer))?.timeline ?? []) expect(entry.evidence).not.toBeNull();
  });

  test('it takes a withdrawal by a link that the newer build gave', async () => {
    expect((await withdrawAll(store.url, preferences)).status).toBe(200);
    expect(await standing(newcomer)).toBe('withdrawn');
  });

  test('it takes a new sign-up', async () => {
    await signUp(late);
    expect(await standing(late)).toBe('granted');
  });

  test('and the newer build again reads all of it, and goes on', async () => {
    // A new code may be sent to a number once a minute.
    await store.open(undefined, 2 * 60_000);
    expect([await standing(newcomer), await standing(late)]).toEqual(['withdrawn', 'granted']);
    await signUp(newcomer);
    expect(await standing(newcomer)).toBe('granted');
  });
});
