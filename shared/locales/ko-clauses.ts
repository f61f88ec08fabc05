/** Clauses of the default disclosures: Korean. The agreement closes the sentence; 광고성 is the law's own word for marketing. The label (광고) is a matter of messages. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const koClauses: DisclosureClauses = {
  said: {
    legal_entity: '{legal_entity}',
    brand: '({brand})에서',
    account: {
      text_messages: '입력한 번호로 보내는(발신: {account})',
      whatsapp: '입력한 번호로 보내는(발신: {account})',
      email: '입력한 주소로 보내는(발신: {account})',
      other: '보내는(발신: {account})',
    },
    recurring_automated: '반복 자동 발송되는',
    kinds: '{kinds} 관련',
    marketing: '광고성',
    channel: {
      text_messages: '문자 메시지({channels})',
      whatsapp: 'WhatsApp 메시지',
      email: '이메일',
      other: '{channel} 메시지',
    },
    agreement: '수신에 동의합니다',
    frequency: '{frequency}.',
    not_a_condition: '동의는 구매의 조건이 아닙니다.',
    rates: {
      text_messages: '메시지 및 데이터 요금이 부과될 수 있습니다.',
      other: '데이터 요금이 부과될 수 있습니다.',
    },
    stop: {
      text_messages: '수신을 중단하려면 STOP으로 답장하세요.',
      whatsapp: '수신을 중단하려면 STOP으로 답장하거나 WhatsApp의 ‘혜택 수신 중단’ 기능을 사용하세요.',
      email: '모든 이메일에 수신 거부 링크가 있습니다.',
      other: '모든 메시지에 수신 거부 방법이 안내됩니다.',
    },
    help: {
      text_messages: '도움이 필요하면 HELP로 답장하세요.',
      whatsapp: '도움이 필요하면 HELP로 답장하세요.',
      other: '도움이 필요하면 여기에 적힌 연락처로 문의하세요.',
    },
    withdraw_any_time: '동의는 언제든지 앞으로의 수신에 대해 철회할 수 있습니다.',
    age: '본인은 {age}세 이상입니다.',
    not_shared: {
      text_messages: '내 번호와 이 동의는 다른 회사의 광고를 위해 제공되지 않습니다.',
      whatsapp: '내 번호와 이 동의는 다른 회사의 광고를 위해 제공되지 않습니다.',
      email: '내 주소와 이 동의는 다른 회사의 광고를 위해 제공되지 않습니다.',
      other: '내 정보와 이 동의는 다른 회사의 광고를 위해 제공되지 않습니다.',
    },
    terms: '아래 링크의 약관이 적용됩니다.',
    privacy: '개인정보의 이용은 아래 링크의 개인정보 처리방침에 설명되어 있습니다.',
    contact: '연락처: {contact}.',
    sender_address: '발신자 주소: {address}.',
  },
  opening: ['legal_entity', 'brand', 'account', 'recurring_automated', 'kinds', 'marketing', 'channel', 'agreement'],
  sentences: USUAL_SENTENCES,
  night: '야간({from}~{to}) 광고성 정보 수신에 대한 별도의 동의입니다.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
