/** Links into apps, on the page and in the chat: Italian. */
import type { LinkTexts } from './link-texts.ts';

export const itLinks: LinkTexts = {
  in_app: 'Dai il consenso direttamente in {channel}. Ti ci portiamo dopo questo modulo.',
  title: 'Ancora un passo in {channel}',
  hint: 'Apri {channel} e tocca “{agree}”. Prima di allora non hai accettato nulla.',
  open: 'Apri {channel}',
  scan: 'Oppure scansiona questo codice con il telefono',
  send: 'Invia {text} a {to}',
  waiting: 'In attesa di {channel}',
  digits: 'Tocca {digits} nella chat. Così vediamo che questa pagina e la chat sono tue.',
  agreed: 'Hai accettato in {channel}',
  declined: 'Non hai accettato nulla in {channel}',
  ended: 'Questo link non è più valido',
  again: 'Ottieni un nuovo link',
  agree: 'Accetto',
  decline: 'No, grazie',
  said_yes: 'Grazie. Hai accettato {messages} da {brand}. Invia STOP in qualsiasi momento per smettere.',
  said_no: 'Va bene. {brand} non ti scriverà qui.',
  pick: 'Quale numero mostra la pagina? Toccalo. Se non hai davanti una pagina così, non toccare nulla.',
  matched: 'Grazie. Questa chat e la tua iscrizione ora vanno insieme.',
  not_matched: 'Non è il numero della pagina. Ciò che hai accettato qui resta com’è.',
  taken: 'Qualcun altro ha già aperto questo link. Per iscriverti usa il modulo del sito.',
  over: 'Questo link non è più valido. Per iscriverti usa il modulo del sito.',
  by_text: 'Per accettare rispondi {word}',
  friend_first: 'Aggiungi {brand} agli amici in {channel}, poi apri di nuovo il link del modulo.',
  go_to_chat: 'Ti abbiamo inviato un messaggio in {channel}. Apri la chat per continuare.',
};
