/** Clauses of the default disclosures: Chinese in traditional characters. Everything before the message describes it; parts join without spaces. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const zhHantClauses: DisclosureClauses = {
  said: {
    agreement: '我同意接收',
    legal_entity: '{legal_entity}',
    brand: '（{brand}）',
    account: {
      text_messages: '從{account}傳送至我所填號碼的、',
      whatsapp: '從{account}傳送至我所填號碼的、',
      email: '從{account}傳送至我所填電子郵件地址的、',
      other: '從{account}傳送的、',
    },
    kinds: '關於{kinds}的',
    recurring_automated: '定期自動',
    marketing: '行銷',
    channel: {
      text_messages: '簡訊（{channels}）',
      whatsapp: '訊息（透過WhatsApp）',
      email: '電子郵件',
      other: '訊息（透過{channel}）',
    },
    frequency: '{frequency}。',
    not_a_condition: '同意並非購買的條件。',
    rates: {
      text_messages: '可能產生簡訊費和數據傳輸費。',
      other: '可能產生數據傳輸費。',
    },
    stop: {
      text_messages: '回覆STOP即可停止接收。',
      whatsapp: '回覆STOP或使用WhatsApp的「停止接收優惠」功能即可停止接收。',
      email: '每封電子郵件都有取消訂閱的連結。',
      other: '每則訊息都說明如何停止接收。',
    },
    help: {
      text_messages: '回覆HELP取得協助。',
      whatsapp: '回覆HELP取得協助。',
      other: '如需協助，請使用此處的聯絡方式。',
    },
    withdraw_any_time: '我可以隨時撤回同意，此後不再接收。',
    age: '我已年滿{age}歲。',
    not_shared: {
      text_messages: '我的號碼和此項同意不會提供給他人用於其自身的行銷。',
      whatsapp: '我的號碼和此項同意不會提供給他人用於其自身的行銷。',
      email: '我的電子郵件地址和此項同意不會提供給他人用於其自身的行銷。',
      other: '我的資料和此項同意不會提供給他人用於其自身的行銷。',
    },
    terms: '適用下方連結中的條款。',
    privacy: '下方連結中的隱私權政策說明我的資料如何使用。',
    contact: '聯絡方式：{contact}。',
    sender_address: '傳送方地址：{address}。',
  },
  opening: ['agreement', 'legal_entity', 'brand', 'account', 'kinds', 'recurring_automated', 'marketing', 'channel'],
  sentences: USUAL_SENTENCES,
  night: '這是針對夜間（{from}至{to}）訊息的單獨同意。',
  joints: { part: '', end: '。', sentence: '' },
};
