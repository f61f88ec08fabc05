/** Links into apps, on the page and in the chat: Hebrew. */
import type { LinkTexts } from './link-texts.ts';

export const heLinks: LinkTexts = {
  in_app: 'ההסכמה ניתנת ב-{channel} עצמו. נעביר אתכם לשם אחרי הטופס.',
  title: 'עוד צעד אחד ב-{channel}',
  hint: 'פתחו את {channel} והקישו על ״{agree}״. לפני כן לא ניתנה שום הסכמה.',
  open: 'פתיחת {channel}',
  scan: 'או סרקו את הקוד בטלפון',
  send: 'שלחו {text} אל {to}',
  waiting: 'ממתינים ל-{channel}',
  digits: 'הקישו על {digits} בצ׳אט. כך נדע שהדף והצ׳אט שניהם שלכם.',
  agreed: 'ההסכמה ניתנה ב-{channel}',
  declined: 'לא ניתנה שום הסכמה ב-{channel}',
  ended: 'הקישור הזה כבר לא תקף',
  again: 'קבלת קישור חדש',
  agree: 'הסכמה',
  decline: 'לא, תודה',
  said_yes: 'תודה. ההסכמה ל{messages} מאת {brand} ניתנה. אפשר לשלוח STOP בכל עת כדי להפסיק.',
  said_no: 'בסדר. {brand} לא תכתוב לכם כאן.',
  pick: 'איזה מספר מופיע בדף? הקישו עליו. אם אין דף כזה פתוח לפניכם, אל תקישו על דבר.',
  matched: 'תודה. הצ׳אט הזה וההרשמה שלכם מחוברים עכשיו.',
  not_matched: 'זה לא המספר שבדף. ההסכמה שניתנה כאן נשארת כפי שהיא.',
  taken: 'מישהו אחר כבר פתח את הקישור הזה. להרשמה השתמשו בטופס שבאתר.',
  over: 'הקישור הזה כבר לא תקף. להרשמה השתמשו בטופס שבאתר.',
  by_text: 'כדי להסכים, השיבו {word}',
  friend_first: 'הוסיפו את {brand} כחבר ב-{channel} ופתחו שוב את הקישור שבטופס.',
  go_to_chat: 'שלחנו לכם הודעה ב-{channel}. פתחו את הצ׳אט כדי להמשיך.',
};
