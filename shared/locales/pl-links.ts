/** Links into apps, on the page and in the chat: Polish. */
import type { LinkTexts } from './link-texts.ts';

export const plLinks: LinkTexts = {
  in_app: 'Zgodę wyrazisz w samej aplikacji {channel}. Przejdziesz tam po tym formularzu.',
  title: 'Jeszcze jeden krok w {channel}',
  hint: 'Otwórz {channel} i naciśnij tam „{agree}”. Wcześniej nie ma żadnej zgody.',
  open: 'Otwórz {channel}',
  scan: 'Albo zeskanuj ten kod telefonem',
  send: 'Wyślij {text} na {to}',
  waiting: 'Czekamy na {channel}',
  digits: 'Naciśnij {digits} na czacie. Dzięki temu wiemy, że ta strona i czat należą do ciebie.',
  agreed: 'Zgoda wyrażona w {channel}',
  declined: 'Bez zgody w {channel}',
  ended: 'Ten link już nie jest ważny',
  again: 'Pobierz nowy link',
  agree: 'Zgadzam się',
  decline: 'Nie, dziękuję',
  said_yes: 'Dziękujemy. Twoja zgoda obejmuje {messages}, nadawca {brand}. Wyślij STOP w każdej chwili, aby to zakończyć.',
  said_no: 'Dobrze. {brand} nie będzie tu do ciebie pisać.',
  pick: 'Jaką liczbę widać na stronie? Naciśnij ją. Jeśli nie masz przed sobą takiej strony, nie naciskaj nic.',
  matched: 'Dziękujemy. Ten czat i twój zapis są teraz połączone.',
  not_matched: 'To nie jest liczba ze strony. Wyrażona tu zgoda pozostaje bez zmian.',
  taken: 'Ktoś inny już otworzył ten link. Aby się zapisać, użyj formularza na stronie internetowej.',
  over: 'Ten link już nie jest ważny. Aby się zapisać, użyj formularza na stronie internetowej.',
  by_text: 'Aby wyrazić zgodę, odpisz {word}',
  friend_first: 'Dodaj {brand} do znajomych w {channel}, a potem jeszcze raz otwórz link z formularza.',
  go_to_chat: 'Wysłaliśmy ci wiadomość w {channel}. Otwórz czat, aby przejść dalej.',
};
