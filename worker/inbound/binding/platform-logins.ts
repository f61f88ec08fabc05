/** Platforms that are entered by signing in there. A new one is one file beside this and one line. */
import type { PlatformId } from '../../../shared/contract/channel-account.ts';
import { kakaoLogin } from './kakao-login.ts';
import { lineLogin } from './line-login.ts';
import type { PlatformLogin } from './platform-login.ts';

export const PLATFORM_LOGINS: Readonly<Partial<Record<PlatformId, PlatformLogin>>> = { kakao: kakaoLogin, line: lineLogin };
