/** Clauses of the default disclosures: Chinese in simplified characters. Everything before the message describes it; parts join without spaces. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const zhHansClauses: DisclosureClauses = {
  said: {
    agreement: '我同意接收',
    legal_entity: '{legal_entity}',
    brand: '（{brand}）',
    account: {
      text_messages: '从{account}向我填写的号码发送的、',
      whatsapp: '从{account}向我填写的号码发送的、',
      email: '从{account}向我填写的邮箱发送的、',
      other: '从{account}发送的、',
    },
    kinds: '关于{kinds}的',
    recurring_automated: '定期自动',
    marketing: '营销',
    channel: {
      text_messages: '短信（{channels}）',
      whatsapp: '消息（通过WhatsApp）',
      email: '电子邮件',
      other: '消息（通过{channel}）',
    },
    frequency: '{frequency}。',
    not_a_condition: '同意并非购买的条件。',
    rates: {
      text_messages: '可能产生短信费和流量费。',
      other: '可能产生流量费。',
    },
    stop: {
      text_messages: '回复STOP即可停止接收。',
      whatsapp: '回复STOP或使用WhatsApp的“停止接收优惠”功能即可停止接收。',
      email: '每封邮件都有退订链接。',
      other: '每条消息都说明如何停止接收。',
    },
    help: {
      text_messages: '回复HELP获取帮助。',
      whatsapp: '回复HELP获取帮助。',
      other: '如需帮助，请使用此处的联系方式。',
    },
    withdraw_any_time: '我可以随时撤回同意，此后不再接收。',
    age: '我已年满{age}岁。',
    not_shared: {
      text_messages: '我的号码和此项同意不会提供给他人用于其自己的营销。',
      whatsapp: '我的号码和此项同意不会提供给他人用于其自己的营销。',
      email: '我的邮箱和此项同意不会提供给他人用于其自己的营销。',
      other: '我的资料和此项同意不会提供给他人用于其自己的营销。',
    },
    terms: '适用下方链接中的条款。',
    privacy: '下方链接中的隐私政策说明我的数据如何使用。',
    contact: '联系方式：{contact}。',
    sender_address: '发送方地址：{address}。',
  },
  opening: ['agreement', 'legal_entity', 'brand', 'account', 'kinds', 'recurring_automated', 'marketing', 'channel'],
  sentences: USUAL_SENTENCES,
  night: '这是针对夜间（{from}至{to}）消息的单独同意。',
  joints: { part: '', end: '。', sentence: '' },
};
