/** Links into apps, on the page and in the chat: Japanese. */
import type { LinkTexts } from './link-texts.ts';

export const jaLinks: LinkTexts = {
  in_app: '同意は{channel}の中で行います。このフォームの後にご案内します。',
  title: '{channel}であと一歩です',
  hint: '{channel}を開き、「{agree}」をタップしてください。それまでは何にも同意したことになりません。',
  open: '{channel}を開く',
  scan: 'またはスマートフォンでこのコードを読み取ってください',
  send: '{to}に「{text}」と送信してください',
  waiting: '{channel}を待っています',
  digits: 'チャットで{digits}をタップしてください。このページとチャットがどちらもあなたのものだとわかります。',
  agreed: '{channel}で同意しました',
  declined: '{channel}では何にも同意していません',
  ended: 'このリンクはもう使えません',
  again: '新しいリンクを取得',
  agree: '同意します',
  decline: 'いいえ',
  said_yes: 'ありがとうございます。{brand}からの{messages}に同意しました。STOPと送るといつでも終了できます。',
  said_no: 'わかりました。{brand}からこちらへの連絡はありません。',
  pick: 'ページに表示されている数字はどれですか。それをタップしてください。そのようなページが開いていない場合は、何もタップしないでください。',
  matched: 'ありがとうございます。このチャットとお申し込みがつながりました。',
  not_matched: 'ページの数字と違います。ここで同意した内容はそのままです。',
  taken: 'このリンクはすでにほかの方が開きました。お申し込みはウェブサイトのフォームからお願いします。',
  over: 'このリンクはもう使えません。お申し込みはウェブサイトのフォームからお願いします。',
  by_text: '同意するには{word}と返信してください',
  friend_first: '{channel}で{brand}を友だちに追加してから、フォームのリンクをもう一度開いてください。',
  go_to_chat: '{channel}でメッセージを送りました。チャットを開いて続けてください。',
};
