/** Links into apps, on the page and in the chat: Korean. */
import type { LinkTexts } from './link-texts.ts';

export const koLinks: LinkTexts = {
  in_app: '동의는 {channel} 안에서 합니다. 이 양식 다음에 안내해 드립니다.',
  title: '{channel}에서 한 단계 더',
  hint: '{channel} 앱을 열고 ‘{agree}’를 누르세요. 그 전에는 아무것에도 동의하지 않습니다.',
  open: '{channel} 열기',
  scan: '또는 휴대전화로 이 코드를 스캔하세요',
  send: '{to} 번호로 {text} 보내기',
  waiting: '{channel} 기다리는 중',
  digits: '채팅에서 {digits} 번호를 누르세요. 이 페이지와 채팅이 모두 본인의 것임을 확인합니다.',
  agreed: '{channel}에서 동의했습니다',
  declined: '{channel}에서 아무것에도 동의하지 않았습니다',
  ended: '이 링크는 더 이상 유효하지 않습니다',
  again: '새 링크 받기',
  agree: '동의합니다',
  decline: '아니요',
  said_yes: '감사합니다. {brand}의 {messages} 수신에 동의했습니다. 언제든지 STOP을 보내 끝낼 수 있습니다.',
  said_no: '알겠습니다. {brand}에서 여기로 메시지를 보내지 않습니다.',
  pick: '페이지에 어떤 숫자가 보이나요? 그 숫자를 누르세요. 그런 페이지가 열려 있지 않으면 아무것도 누르지 마세요.',
  matched: '감사합니다. 이 채팅과 신청이 이제 연결되었습니다.',
  not_matched: '페이지의 숫자가 아닙니다. 여기에서 동의한 내용은 그대로입니다.',
  taken: '다른 사람이 이미 이 링크를 열었습니다. 신청하려면 웹사이트의 양식을 이용하세요.',
  over: '이 링크는 더 이상 유효하지 않습니다. 신청하려면 웹사이트의 양식을 이용하세요.',
  by_text: '동의하려면 {word} 답장을 보내세요',
  friend_first: '{channel}에서 {brand} 친구를 추가한 다음 양식의 링크를 다시 여세요.',
  go_to_chat: '{channel} 메시지를 보냈습니다. 채팅을 열어 계속하세요.',
};
