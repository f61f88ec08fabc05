/** Links into apps, on the page and in the chat: Chinese, traditional. */
import type { LinkTexts } from './link-texts.ts';

export const zhHantLinks: LinkTexts = {
  in_app: '同意在{channel}中進行，填完此表單後我們會帶您過去。',
  title: '還差一步：{channel}',
  hint: '開啟{channel}並點按「{agree}」。在此之前您沒有同意任何內容。',
  open: '開啟{channel}',
  scan: '或用手機掃描此條碼',
  send: '將{text}傳送至{to}',
  waiting: '正在等待{channel}',
  digits: '請在聊天中點按{digits}，以表明此頁面和聊天都屬於您。',
  agreed: '您已在{channel}中同意',
  declined: '您在{channel}中沒有同意任何內容',
  ended: '此連結已失效',
  again: '取得新連結',
  agree: '我同意',
  decline: '不用了',
  said_yes: '謝謝。您已同意接收{brand}的{messages}。隨時傳送STOP即可停止。',
  said_no: '好的，{brand}不會在這裡傳訊息給您。',
  pick: '頁面上顯示的是哪個數字？請點按它。如果您面前沒有開啟這樣的頁面，請不要點按。',
  matched: '謝謝。此聊天與您的登記現已連結。',
  not_matched: '這不是頁面上的數字。您在這裡同意的內容保持不變。',
  taken: '此連結已被他人開啟。如需登記，請使用網站上的表單。',
  over: '此連結已失效。如需登記，請使用網站上的表單。',
  by_text: '如同意，請回覆{word}',
  friend_first: '請在{channel}中將{brand}加為好友，然後再次開啟表單中的連結。',
  go_to_chat: '我們已在{channel}中傳送訊息給您。請開啟聊天繼續。',
};
