/**
 * WeChat's API as far as it gives a token, makes codes with a scene and sends customer service messages. It knows nothing of Sayso. Like WeChat it answers 200 to nearly
 * everything, and says what is wrong in `errcode`.
 * Sources, read 2026-11-23: developers.weixin.qq.com "getStableAccessToken", "Customer service messages" (text, msgmenu), "生成带参数的二维码"
 * (qrcode/create), "Global return codes".
 */
import { randomBytes } from 'node:crypto';
import { bytesIn, items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import { jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface WechatMessage {
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
}
export interface WechatOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly followers: readonly string[];
}

class Refused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
const refuse = (code: number, message: string): never => {
  throw new Refused(code, message);
};

export class WechatServer extends VendorServer {
  readonly delivered: WechatMessage[] = [];
  /** Followers who wrote within 48 hours; nobody else can be written to. */
  readonly writers = new Set<string>();
  /** What each code that it made says, and its scene; in order. */
  readonly codes = new Map<string, string>();
  readonly #options: WechatOptions;

  constructor(options: WechatOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route({ method, path, body }: VendorRequest): VendorAnswer {
    const url = new URL(path, 'http://wechat.test');
    try {
      if (method !== 'POST') refuse(43002, 'require POST method');
      const json = jsonObject(body) ?? refuse(47001, 'data format error');
      if (url.pathname === '/cgi-bin/stable_token') return { status: 200, body: this.#token(json) };
      if (url.pathname === '/cgi-bin/qrcode/create') return { status: 200, body: this.#code(url.searchParams.get('access_token'), json) };
      if (url.pathname !== '/cgi-bin/message/custom/send') return { status: 404, body: '' };
      this.#send(url.searchParams.get('access_token'), json);
      return { status: 200, body: { errcode: 0, errmsg: 'ok' } };
    } catch (error) {
      if (error instanceof Refused) return { status: 200, body: { errcode: error.code, errmsg: error.message } };
      if (error instanceof Wrong) return { status: 200, body: { errcode: 40035, errmsg: error.message } };
      throw error;
    }
  }

  /** The same token while it lives, unless a refresh is forced. */
  #token(body: Record<string, unknown>): object {
    record(body, 'body', ['grant_type', 'appid', 'secret', 'force_refresh']);
    if (body.grant_type !== 'client_credential') refuse(40002, 'invalid grant_type');
    if (body.appid !== this.#options.appId) refuse(40013, 'invalid appid');
    if (body.secret !== this.#options.appSecret) refuse(40125, 'invalid appsecret');
    if (body.force_refresh !== undefined) oneOf(body.force_refresh, 'force_refresh', true, false);
    return { access_token: `token-of-${this.#options.appId}`, expires_in: 7200 };
  }

  #authorize(token: string | null): void {
    if (token === null) refuse(41001, 'access_token missing');
    if (token !== `token-of-${this.#options.appId}`) refuse(40001, 'invalid credential, access_token is invalid or not latest');
  }

  /** A temporary code with a scene in letters: 1 to 64 characters, 60 seconds to 30 days. */
  #code(token: string | null, body: Record<string, unknown>): object {
    this.#authorize(token);
    record(body, 'body', ['expire_seconds', 'action_name', 'action_info']);
    oneOf(body.action_name, 'action_name', 'QR_STR_SCENE');
    const { scene_str } = record(record(body.action_info, 'action_info', ['scene']).scene, 'scene', ['scene_str']);
    const seconds = typeof body.expire_seconds === 'number' && Number.isInteger(body.expire_seconds) ? body.expire_seconds : 0;
    if (seconds < 60 || seconds > 2_592_000) wrong('expire_seconds');
    const scene = words(scene_str, 'scene_str', 64);
    const url = `http://weixin.qq.com/q/${randomBytes(15).toString('base64url')}`;
    this.codes.set(url, scene);
    return { ticket: 'gQH47joAAAA', expire_seconds: seconds, url };
  }

  #send(token: string | null, body: Record<string, unknown>): void {
    this.#authorize(token);
    record(body, 'body', ['touser', 'msgtype', 'text', 'msgmenu', 'customservice']);
    const to = typeof body.touser === 'string' ? body.touser : refuse(40003, 'invalid openid');
    if (!/^[\w-]{28}$/.test(to)) refuse(40003, 'invalid openid');
    const message = readMessage(body, to);
    if (!this.#options.followers.includes(to)) refuse(43004, 'require subscribe');
    if (!this.writers.has(to)) refuse(45015, 'response out of time limit or subscription is canceled');
    this.delivered.push(message);
  }
}

function readMessage(body: Record<string, unknown>, to: string): WechatMessage {
  if (body.msgtype === 'text') {
    if (body.msgmenu !== undefined) wrong('a text has no menu');
    return { to, text: text(record(body.text, 'text', ['content']).content), buttons: [] };
  }
  if (body.msgtype !== 'msgmenu') refuse(40008, 'invalid message type');
  const menu = record(body.msgmenu, 'msgmenu', ['head_content', 'list', 'tail_content']);
  if (typeof menu.tail_content !== 'string') wrong('tail_content must be a string');
  const buttons = items(menu.list, 'list', 100).map((item) => {
    const { id, content } = record(item, 'item', ['id', 'content']);
    return { label: text(content), data: words(id, 'id', 128) };
  });
  const head = text(menu.head_content);
  text([head, ...buttons.map(({ label }) => label)].join(''));
  return { to, text: head, buttons };
}

function text(value: unknown): string {
  if (typeof value !== 'string') wrong('content must be a string');
  if (value === '') refuse(44004, 'empty content');
  return bytesIn(value as string) > 2048 ? refuse(45002, 'content size out of limit') : (value as string);
}
