/** The secrets that platform and Worker share, made once for each data folder. No platform outside this computer knows them. */
import { randomBytes } from 'node:crypto';

export interface AppSecrets {
  readonly signing_secret: string;
  readonly bot_token: string;
  readonly webhook_secret: string;
  readonly channel_secret: string;
  readonly channel_access_token: string;
  readonly login_channel_secret: string;
}

const secret = (): string => randomBytes(24).toString('base64url');

export const freshAppSecrets = (): AppSecrets => ({
  signing_secret: secret(),
  bot_token: `720${randomBytes(3).readUIntBE(0, 3) % 1_000_000}:${secret()}`,
  webhook_secret: secret(),
  channel_secret: randomBytes(16).toString('hex'),
  channel_access_token: secret(),
  login_channel_secret: randomBytes(16).toString('hex'),
});
