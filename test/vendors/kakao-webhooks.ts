/**
 * KakaoTalk's channel webhook, written from its documentation. Kakao signs nothing: the app's admin key stands in the header. Knows nothing of
 * Sayso. Source, read 2026-11-23: developers.kakao.com "Kakao Talk Channel, Webhook", devtalk.kakao.com/t/115685.
 */
export interface KakaoPush {
  /** `app_user_id`. */
  readonly from: string;
  readonly atMs: number;
  readonly channelId: string;
}

/** @param event `added` or `blocked` */
export const kakaoPush = ({ from, atMs, channelId }: KakaoPush, event: string) => ({
  event,
  id: from,
  id_type: 'app_user_id',
  channel_public_id: channelId,
  channel_uuid: '@acme',
  plus_friend_public_id: channelId,
  plus_friend_uuid: '@acme',
  updated_at: new Date(Math.ceil(atMs / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
});

/** @param resourceId "unique for each webhook" */
export const kakaoHeaders = (adminKey: string, resourceId: string): Record<string, string> => ({
  'content-type': 'application/json',
  'user-agent': 'KakaoOpenAPI/1.0',
  authorization: `KakaoAK ${adminKey}`,
  'x-kakao-resource-id': resourceId,
});
