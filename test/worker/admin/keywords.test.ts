/** Keywords over HTTP: made, listed, replaced, deleted; words that mean something else, words twice, answers that lack what carriers read. */
import { describe, expect, test } from 'vitest';
import { disclosureView } from '../../../shared/contract/disclosure.ts';
import { keywordDeleted, keywordList, keywordView } from '../../../shared/contract/keyword.ts';
import { aPublishedMerchant, DOCUMENT, problemOf } from './admin.ts';

const merchant = await aPublishedMerchant();
const register = async (change: object = {}) =>
  (await merchant.ok('POST', '/v1/disclosures', disclosureView, { method: 'keyword', document: { ...DOCUMENT, ...change } }, 201)).hash;
const disclosure = await register();
const put = (id: string, body: object) => merchant.call('PUT', `/v1/keywords/${id}`, body);
const refused = async (body: object, status = 422) => {
  const answer = await put('refused', body);
  expect(answer.status).toBe(status);
  return problemOf(answer);
};

test('a keyword is made, shown with its programme and senders, replaced and deleted, and each is in the audit log', async () => {
  const made = await merchant.ok('PUT', '/v1/keywords/poster', keywordView, { word: 'Join', disclosure, campaign: 'spring poster' });
  expect(made).toMatchObject({ id: 'poster', word: 'Join', programme: DOCUMENT.programme.id, senders: DOCUMENT.sender.accounts });
  expect(made.reply).toContain('STOP');
  const replaced = await merchant.ok('PUT', '/v1/keywords/poster', keywordView, { word: 'JOIN', disclosure });
  expect(replaced.campaign).toBeUndefined();
  expect((await merchant.ok('GET', '/v1/keywords', keywordList)).keywords).toEqual([replaced]);
  expect(await merchant.ok('DELETE', '/v1/keywords/poster', keywordDeleted)).toEqual({ outcome: 'done' });
  expect((await merchant.call('DELETE', '/v1/keywords/poster')).status).toBe(404);
  const log = (await (await merchant.call('GET', '/v1/audit')).json()) as { entries: { action: string; target: string }[] };
  const own = log.entries.filter(({ target }) => target === 'keyword:poster').map(({ action }) => action);
  expect(own).toEqual(['keyword.deleted', 'keyword.changed', 'keyword.created']);
});

describe('refused, and nothing stored', () => {
  test.each(['STOP', 'stop', 'Unsubscribe', 'HELP', 'yes', 'ＳＴＯＰ'])('%s means something else', async (word) => {
    expect(await refused({ word, disclosure })).toMatchObject({ paths: ['word'], errors: [{ code: 'reserved' }] });
  });

  test.each(['join now', '', 'j', '🎉🎉', 'a'.repeat(33)])('%j is no word', async (word) => {
    expect(new Set((await refused({ word, disclosure })).paths)).toEqual(new Set(['word']));
  });

  test('a text that is not registered for keywords', async () => {
    expect((await refused({ word: 'join', disclosure: 'b'.repeat(64) })).paths).toEqual(['disclosure']);
  });

  test('a topic, a widget or a field that is not there', async () => {
    expect((await refused({ word: 'join', disclosure, topics: ['nothing-such'] })).paths).toEqual(['topics.0']);
    expect((await refused({ word: 'join', disclosure, widget: 'wdg_made-up' })).paths).toEqual(['widget']);
    expect((await refused({ word: 'join', disclosure, colour: 'red' })).errors?.[0]?.message).toContain('colour');
  });

  test('an answer without what carriers read', async () => {
    const { errors } = await refused({ word: 'join', disclosure, reply: 'Welcome to the club!' });
    expect(errors).toMatchObject([{ path: 'reply', code: expect.stringMatching(/^missing_/), fix: expect.any(String) }]);
  });

  test('the same word twice at one sender', async () => {
    await merchant.ok('PUT', '/v1/keywords/first', keywordView, { word: 'Kaffee', disclosure });
    expect((await put('second', { word: 'KAFFEE', disclosure })).status).toBe(409);
    const accounts = Object.fromEntries(DOCUMENT.covers.map(({ channel }) => [channel, 'another-sender']));
    const elsewhere = await register({ sender: { ...DOCUMENT.sender, accounts } });
    expect((await put('second', { word: 'KAFFEE', disclosure: elsewhere })).status).toBe(200);
  });

  test('what was refused is not there', async () => {
    const { keywords } = await merchant.ok('GET', '/v1/keywords', keywordList);
    expect(keywords.map(({ id }) => id)).not.toContain('refused');
  });
});
