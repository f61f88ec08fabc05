/** Clauses of the default disclosures: Japanese. The agreement closes the sentence; parts join without spaces. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const jaClauses: DisclosureClauses = {
  said: {
    legal_entity: '{legal_entity}',
    brand: '（{brand}）',
    account: {
      text_messages: 'から、入力した番号あてに（送信元：{account}）、',
      whatsapp: 'から、入力した番号あてに（送信元：{account}）、',
      email: 'から、入力したアドレスあてに（送信元：{account}）、',
      other: 'から（送信元：{account}）、',
    },
    recurring_automated: '自動で繰り返し配信される、',
    kinds: '{kinds}に関する',
    marketing: '広告の',
    channel: {
      text_messages: 'テキストメッセージ（{channels}）',
      whatsapp: 'WhatsAppメッセージ',
      email: 'メール',
      other: '{channel}でのメッセージ',
    },
    agreement: 'の受信に同意します',
    frequency: '{frequency}。',
    not_a_condition: '同意は購入の条件ではありません。',
    rates: {
      text_messages: 'メッセージ料金とデータ通信料がかかる場合があります。',
      other: 'データ通信料がかかる場合があります。',
    },
    stop: {
      text_messages: '停止するにはSTOPと返信してください。',
      whatsapp: '停止するにはSTOPと返信するか、WhatsAppの「オファーを停止」を使ってください。',
      email: 'すべてのメールに配信停止のリンクがあります。',
      other: 'すべてのメッセージに停止の方法が書かれています。',
    },
    help: {
      text_messages: 'お困りの際はHELPと返信してください。',
      whatsapp: 'お困りの際はHELPと返信してください。',
      other: 'お困りの際はここに記載の連絡先にお問い合わせください。',
    },
    withdraw_any_time: '同意は今後についていつでも撤回できます。',
    age: '私は{age}歳以上です。',
    not_shared: {
      text_messages: '私の番号とこの同意が、他社の広告のために共有されることはありません。',
      whatsapp: '私の番号とこの同意が、他社の広告のために共有されることはありません。',
      email: '私のアドレスとこの同意が、他社の広告のために共有されることはありません。',
      other: '私の情報とこの同意が、他社の広告のために共有されることはありません。',
    },
    terms: '下のリンクの規約が適用されます。',
    privacy: 'データの利用については下のリンクのプライバシーポリシーに記載されています。',
    contact: 'お問い合わせ先：{contact}。',
    sender_address: '送信者の所在地：{address}。',
  },
  opening: ['legal_entity', 'brand', 'account', 'recurring_automated', 'kinds', 'marketing', 'channel', 'agreement'],
  sentences: USUAL_SENTENCES,
  night: 'これは夜間（{from}～{to}）のメッセージについての別の同意です。',
  joints: { part: '', end: '。', sentence: '' },
};
