/** Links into apps, on the page and in the chat: Czech. */
import type { LinkTexts } from './link-texts.ts';

export const csLinks: LinkTexts = {
  in_app: 'Souhlas udělíte přímo v aplikaci {channel}. Po tomto formuláři vás tam převedeme.',
  title: 'Ještě jeden krok v aplikaci {channel}',
  hint: 'Otevřete {channel} a klepněte tam na „{agree}“. Předtím žádný souhlas nevzniká.',
  open: 'Otevřít {channel}',
  scan: 'Nebo tento kód naskenujte telefonem',
  send: 'Pošlete {text} na {to}',
  waiting: 'Čeká se na {channel}',
  digits: 'V chatu klepněte na {digits}. Tím poznáme, že stránka i chat patří vám.',
  agreed: 'Souhlas udělen v aplikaci {channel}',
  declined: 'Žádný souhlas v aplikaci {channel}',
  ended: 'Tento odkaz už neplatí',
  again: 'Získat nový odkaz',
  agree: 'Souhlasím',
  decline: 'Ne, děkuji',
  said_yes: 'Děkujeme. Váš souhlas zahrnuje {messages}, odesílatel {brand}. Kdykoli to ukončíte zprávou STOP.',
  said_no: 'Dobře. {brand} vám sem psát nebude.',
  pick: 'Jaké číslo ukazuje stránka? Klepněte na ně. Pokud takovou stránku před sebou nemáte, neklepejte na nic.',
  matched: 'Děkujeme. Tento chat a vaše přihlášení teď patří k sobě.',
  not_matched: 'To není číslo ze stránky. Zde udělený souhlas zůstává, jak je.',
  taken: 'Tento odkaz už otevřel někdo jiný. K přihlášení použijte formulář na webu.',
  over: 'Tento odkaz už neplatí. K přihlášení použijte formulář na webu.',
  by_text: 'Souhlas udělíte odpovědí {word}',
  friend_first: 'Přidejte si {brand} mezi přátele v aplikaci {channel} a pak znovu otevřete odkaz z formuláře.',
  go_to_chat: 'Poslali jsme vám zprávu v aplikaci {channel}. Pokračujte otevřením chatu.',
};
