/** Links into apps, on the page and in the chat: Danish. */
import type { LinkTexts } from './link-texts.ts';

export const daLinks: LinkTexts = {
  in_app: 'Du siger ja i selve {channel}. Vi fører dig dertil efter formularen.',
  title: 'Ét trin mere i {channel}',
  hint: 'Åbn {channel}, og tryk på “{agree}” der. Før det har du ikke sagt ja til noget.',
  open: 'Åbn {channel}',
  scan: 'Eller scan koden med din telefon',
  send: 'Send {text} til {to}',
  waiting: 'Venter på {channel}',
  digits: 'Tryk på {digits} i chatten. Det viser os, at både siden og chatten er dine.',
  agreed: 'Du har sagt ja i {channel}',
  declined: 'Du har ikke sagt ja til noget i {channel}',
  ended: 'Linket er ikke længere gyldigt',
  again: 'Få et nyt link',
  agree: 'Jeg siger ja',
  decline: 'Nej tak',
  said_yes: 'Tak. Du har sagt ja til {messages} fra {brand}. Send STOP når som helst for at afslutte dem.',
  said_no: 'I orden. {brand} skriver ikke til dig her.',
  pick: 'Hvilket tal viser siden? Tryk på det. Hvis du ikke har sådan en side foran dig, så tryk ikke på noget.',
  matched: 'Tak. Denne chat og din tilmelding hører nu sammen.',
  not_matched: 'Det er ikke tallet på siden. Det, du har sagt ja til her, bliver, som det er.',
  taken: 'En anden har allerede åbnet linket. Brug formularen på hjemmesiden til at tilmelde dig.',
  over: 'Linket er ikke længere gyldigt. Brug formularen på hjemmesiden til at tilmelde dig.',
  by_text: 'Svar {word} for at sige ja',
  friend_first: 'Tilføj {brand} som ven i {channel}, og åbn derefter formularens link igen.',
  go_to_chat: 'Vi har sendt dig en besked i {channel}. Åbn chatten for at fortsætte.',
};
