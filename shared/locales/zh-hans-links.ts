/** Links into apps, on the page and in the chat: Chinese, simplified. */
import type { LinkTexts } from './link-texts.ts';

export const zhHansLinks: LinkTexts = {
  in_app: '同意在{channel}中进行，填完此表后我们会带您过去。',
  title: '还差一步：{channel}',
  hint: '打开{channel}并点按“{agree}”。在此之前您没有同意任何内容。',
  open: '打开{channel}',
  scan: '或用手机扫描此码',
  send: '将{text}发送至{to}',
  waiting: '正在等待{channel}',
  digits: '请在聊天中点按{digits}，以表明此页面和聊天都属于您。',
  agreed: '您已在{channel}中同意',
  declined: '您在{channel}中没有同意任何内容',
  ended: '此链接已失效',
  again: '获取新链接',
  agree: '我同意',
  decline: '不用了',
  said_yes: '谢谢。您已同意接收{brand}的{messages}。随时发送STOP即可停止。',
  said_no: '好的，{brand}不会在这里给您发消息。',
  pick: '页面上显示的是哪个数字？请点按它。如果您面前没有打开这样的页面，请不要点按。',
  matched: '谢谢。此聊天与您的登记现已关联。',
  not_matched: '这不是页面上的数字。您在这里同意的内容保持不变。',
  taken: '此链接已被他人打开。如需登记，请使用网站上的表单。',
  over: '此链接已失效。如需登记，请使用网站上的表单。',
  by_text: '如同意，请回复{word}',
  friend_first: '请在{channel}中添加{brand}为好友，然后再次打开表单中的链接。',
  go_to_chat: '我们已在{channel}中给您发送消息。请打开聊天继续。',
};
