/** Links into apps, on the page and in the chat: English. */
import type { LinkTexts } from './link-texts.ts';

export const enLinks: LinkTexts = {
  in_app: 'You agree in {channel} itself. We take you there after this form.',
  title: 'One more step in {channel}',
  hint: 'Open {channel} and tap “{agree}” there. Nothing is agreed before.',
  open: 'Open {channel}',
  scan: 'Or scan this code with your phone',
  send: 'Send {text} to {to}',
  waiting: 'Waiting for {channel}',
  digits: 'Tap {digits} in the chat. It shows us that this page and the chat are both yours.',
  agreed: 'You agreed in {channel}',
  declined: 'You agreed to nothing in {channel}',
  ended: 'This link is no longer valid',
  again: 'Get a new link',
  agree: 'I agree',
  decline: 'No thanks',
  said_yes: 'Thank you. You agreed to {messages} from {brand}. Send STOP at any time to end them.',
  said_no: 'All right. {brand} will not write to you here.',
  pick: 'Which number does the page show? Tap it. If no such page is open in front of you, tap nothing.',
  matched: 'Thank you. This chat and your sign-up now belong together.',
  not_matched: 'That is not the number on the page. What you agreed to here stays as it is.',
  taken: 'Somebody else has opened this link already. To sign up, use the form on the website.',
  over: 'This link is no longer valid. To sign up, use the form on the website.',
  by_text: 'To agree, answer {word}',
  friend_first: 'Add {brand} as a friend in {channel}, then open the form’s link again.',
  go_to_chat: 'We sent you a message in {channel}. Open the chat to go on.',
};
