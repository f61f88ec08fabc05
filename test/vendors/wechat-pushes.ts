/**
 * WeChat's pushes, their signatures and the encrypted mode, written from its documentation. Knows nothing of Sayso.
 * Source, read 2026-11-23: developers.weixin.qq.com "Access guide", "Receiving standard messages", "Receiving event pushes", "Message encryption".
 */
import { Buffer } from 'node:buffer';
import { createCipheriv, createHash } from 'node:crypto';

export const wechatSignature = (...values: readonly string[]): string =>
  createHash('sha1')
    .update([...values].sort().join(''))
    .digest('hex');

/** @param encrypted the content of `Encrypt`; null in the plain mode */
export function wechatQuery(token: string, openid: string, atMs: number, encrypted: string | null): string {
  const [timestamp, nonce] = [String(Math.floor(atMs / 1000)), '1320562132'];
  const query = `signature=${wechatSignature(token, timestamp, nonce)}&timestamp=${timestamp}&nonce=${nonce}&openid=${openid}`;
  return encrypted === null ? query : `${query}&encrypt_type=aes&msg_signature=${wechatSignature(token, timestamp, nonce, encrypted)}`;
}

export interface WechatPush {
  readonly to: string;
  readonly from: string;
  /** Unix seconds. */
  readonly second: number;
}

const cdata = (name: string, value: string): string => `<${name}><![CDATA[${value}]]></${name}>`;

export const wechatPush = ({ to, from, second }: WechatPush, ...elements: readonly string[]): string =>
  ['<xml>', cdata('ToUserName', to), cdata('FromUserName', from), `<CreateTime>${second}</CreateTime>`, ...elements, '</xml>'].join('\n');

export const wechatText = (push: WechatPush, id: string, text: string, menu?: string): string =>
  wechatPush(
    push,
    cdata('MsgType', 'text'),
    cdata('Content', text),
    ...(menu === undefined ? [] : [cdata('bizmsgmenuid', menu)]),
    `<MsgId>${id}</MsgId>`,
  );

export const wechatEvent = (push: WechatPush, event: string, key: string | null = ''): string =>
  wechatPush(push, cdata('MsgType', 'event'), cdata('Event', event), ...(key === null ? [] : [cdata('EventKey', key)]));

/** "Message encryption": random(16) + length(4, network order) + message + app id, PKCS #7 to 32 bytes. */
export function wechatEncrypt(message: string, aesKey: string, appId: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const content = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const open = Buffer.concat([Buffer.from('0123456789abcdef'), length, content, Buffer.from(appId)]);
  const pad = 32 - (open.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([open, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64');
}

export const wechatEnvelope = (to: string, encrypted: string): string =>
  `<xml>\n${cdata('ToUserName', to)}\n${cdata('Encrypt', encrypted)}\n</xml>`;
