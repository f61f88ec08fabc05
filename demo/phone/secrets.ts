/** The secrets that platform and Worker share, made once for each data folder. No platform outside this computer knows them. */
import { randomBytes } from 'node:crypto';

export interface AppSecrets {
  readonly signing_secret: string;
  readonly bot_token: string;
  readonly webhook_secret: string;
  readonly channel_secret: string;
  readonly channel_access_token: string;
  readonly login_channel_secret: string;
  readonly meta_access_token: string;
  readonly meta_app_secret: string;
  readonly meta_verify_token: string;
  readonly kakao_client_secret: string;
  readonly kakao_admin_key: string;
  readonly wechat_app_secret: string;
  readonly wechat_token: string;
  readonly wechat_encoding_aes_key: string;
  readonly viber_auth_token: string;
}

const secret = (): string => randomBytes(24).toString('base64url');

export const freshAppSecrets = (): AppSecrets => ({
  signing_secret: secret(),
  bot_token: `720${randomBytes(3).readUIntBE(0, 3) % 1_000_000}:${secret()}`,
  webhook_secret: secret(),
  channel_secret: randomBytes(16).toString('hex'),
  channel_access_token: secret(),
  login_channel_secret: randomBytes(16).toString('hex'),
  meta_access_token: secret(),
  meta_app_secret: randomBytes(16).toString('hex'),
  meta_verify_token: secret(),
  kakao_client_secret: secret(),
  kakao_admin_key: randomBytes(16).toString('hex'),
  wechat_app_secret: randomBytes(16).toString('hex'),
  wechat_token: randomBytes(16).toString('hex'),
  // 43 letters and digits, which with a "=" behind them are 32 bytes.
  wechat_encoding_aes_key: `${randomBytes(48).toString('base64').replace(/[+/=]/g, 'a').slice(0, 42)}A`,
  viber_auth_token: randomBytes(24).toString('hex'),
});
