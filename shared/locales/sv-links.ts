/** Links into apps, on the page and in the chat: Swedish. */
import type { LinkTexts } from './link-texts.ts';

export const svLinks: LinkTexts = {
  in_app: 'Du samtycker i själva {channel}. Vi tar dig dit efter formuläret.',
  title: 'Ett steg till i {channel}',
  hint: 'Öppna {channel} och tryck på ”{agree}” där. Innan dess har du inte samtyckt till något.',
  open: 'Öppna {channel}',
  scan: 'Eller skanna koden med din telefon',
  send: 'Skicka {text} till {to}',
  waiting: 'Väntar på {channel}',
  digits: 'Tryck på {digits} i chatten. Det visar oss att både sidan och chatten är dina.',
  agreed: 'Du har samtyckt i {channel}',
  declined: 'Du har inte samtyckt till något i {channel}',
  ended: 'Länken är inte längre giltig',
  again: 'Hämta en ny länk',
  agree: 'Jag samtycker',
  decline: 'Nej tack',
  said_yes: 'Tack. Du har samtyckt till {messages} från {brand}. Skicka STOP när som helst för att avsluta.',
  said_no: 'Okej. {brand} skriver inte till dig här.',
  pick: 'Vilket tal visar sidan? Tryck på det. Om du inte har en sådan sida framför dig, tryck inte på något.',
  matched: 'Tack. Chatten och din anmälan hör nu ihop.',
  not_matched: 'Det är inte talet på sidan. Det du har samtyckt till här står kvar som det är.',
  taken: 'Någon annan har redan öppnat länken. Använd formuläret på webbplatsen för att anmäla dig.',
  over: 'Länken är inte längre giltig. Använd formuläret på webbplatsen för att anmäla dig.',
  by_text: 'Svara {word} för att samtycka',
  friend_first: 'Lägg till {brand} som vän i {channel} och öppna sedan formulärets länk igen.',
  go_to_chat: 'Vi har skickat ett meddelande till dig i {channel}. Öppna chatten för att fortsätta.',
};
