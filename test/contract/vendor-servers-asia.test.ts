/** The stand-in for WeChat refuses what the vendor would, before any adapter is trusted against it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WechatServer } from '../vendors/wechat-server.ts';

const OPENID = 'oyORnuP8q7ou2gfYjqLzSIWZf0rs';
const wechat = new WechatServer({ appId: 'wx2c27', appSecret: 'app-secret', followers: [OPENID] });
beforeAll(() => wechat.start());
afterAll(() => wechat.stop());
beforeEach(() => {
  wechat.writers.add(OPENID);
  wechat.delivered.length = 0;
});

const post = (url: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

describe('WeChat', () => {
  const PATH = '/cgi-bin/message/custom/send?access_token=token-of-wx2c27';
  const send = async (body: unknown, path = PATH, method = 'POST') => (await post(wechat.url + path, body, {}, method)).json();
  const right = { touser: OPENID, msgtype: 'text', text: { content: 'Hi' } };
  const menu = (list: unknown, head: unknown = 'Agree?') => ({
    touser: OPENID,
    msgtype: 'msgmenu',
    msgmenu: { head_content: head, list, tail_content: '' },
  });
  const ask = { grant_type: 'client_credential', appid: 'wx2c27', secret: 'app-secret', force_refresh: false };

  test.each<[string, unknown, number, string?, string?]>([
    ['no token', right, 41001, '/cgi-bin/message/custom/send'],
    ['a wrong token', right, 40001, '/cgi-bin/message/custom/send?access_token=other'],
    ['another method', right, 43002, PATH, 'GET'],
    ['JSON that is broken', '{', 47001],
    ['an openid of another form', { ...right, touser: 'jo' }, 40003],
    ['no openid', { ...right, touser: undefined }, 40003],
    ['an openid that is a number', { ...right, touser: 7 }, 40003],
    ['somebody who does not follow', { ...right, touser: 'oia2TjjewbmiOUlr6X-1crbLOvLw' }, 43004],
    ['another kind of message', { ...right, msgtype: 'html' }, 40008],
    ['an empty text', { ...right, text: { content: '' } }, 44004],
    ['a text that is a number', { ...right, text: { content: 7 } }, 40035],
    ['2,049 bytes', { ...right, text: { content: `${'好'.repeat(682)}abc` } }, 45002],
    ['a menu without items', menu([]), 40035],
    ['an item without an id', menu([{ content: 'Yes' }]), 40035],
    ['an item whose id is a number', menu([{ id: 1, content: 'Yes' }]), 40035],
    ['a menu whose words are too long together', menu([{ id: '1', content: 'x'.repeat(1000) }], 'x'.repeat(1049)), 45002],
    ['an unknown field', { ...right, enable_id_trans: 0 }, 40035],
    ['a token for another app', { ...ask, appid: 'wx0' }, 40013, '/cgi-bin/stable_token'],
    ['a token for a wrong secret', { ...ask, secret: 'x' }, 40125, '/cgi-bin/stable_token'],
    ['a token of another grant', { ...ask, grant_type: 'password' }, 40002, '/cgi-bin/stable_token'],
    ['a token with a text for a truth value', { ...ask, force_refresh: 'false' }, 40035, '/cgi-bin/stable_token'],
  ])('refuses %s', async (_, body, code, path, method) => {
    expect([(await send(body, path, method)).errcode, wechat.delivered]).toEqual([code, []]);
  });

  test('takes the documented forms, and only while the person’s message is fresh', async () => {
    expect(await send(ask, '/cgi-bin/stable_token')).toEqual({ access_token: 'token-of-wx2c27', expires_in: 7200 });
    expect([await send(right), await send(menu([{ id: '1', content: 'Yes' }]))]).toMatchObject([{ errcode: 0 }, { errcode: 0 }]);
    wechat.writers.clear();
    expect(await send(right)).toMatchObject({ errcode: 45015 });
  });
});
