/** Links into apps, on the page and in the chat: Finnish. */
import type { LinkTexts } from './link-texts.ts';

export const fiLinks: LinkTexts = {
  in_app: 'Suostumus annetaan itse sovelluksessa: {channel}. Viemme sinut sinne tämän lomakkeen jälkeen.',
  title: 'Vielä yksi vaihe: {channel}',
  hint: 'Avaa {channel} ja napauta siellä ”{agree}”. Mihinkään ei ole suostuttu sitä ennen.',
  open: 'Avaa {channel}',
  scan: 'Tai skannaa tämä koodi puhelimellasi',
  send: 'Lähetä {text} numeroon {to}',
  waiting: 'Odotetaan: {channel}',
  digits: 'Napauta keskustelussa {digits}. Siitä näemme, että tämä sivu ja keskustelu ovat molemmat sinun.',
  agreed: 'Annoit suostumuksen: {channel}',
  declined: 'Et suostunut mihinkään: {channel}',
  ended: 'Linkki ei ole enää voimassa',
  again: 'Hanki uusi linkki',
  agree: 'Suostun',
  decline: 'Ei kiitos',
  said_yes: 'Kiitos. Annoit suostumuksen: {messages}, lähettäjä {brand}. Lopeta milloin tahansa lähettämällä STOP.',
  said_no: 'Selvä. {brand} ei kirjoita sinulle tähän.',
  pick: 'Minkä luvun sivu näyttää? Napauta sitä. Jos sellainen sivu ei ole edessäsi auki, älä napauta mitään.',
  matched: 'Kiitos. Tämä keskustelu ja tilauksesi kuuluvat nyt yhteen.',
  not_matched: 'Se ei ole sivulla oleva luku. Tässä antamasi suostumus pysyy ennallaan.',
  taken: 'Joku muu on jo avannut tämän linkin. Tilaa verkkosivun lomakkeella.',
  over: 'Linkki ei ole enää voimassa. Tilaa verkkosivun lomakkeella.',
  by_text: 'Suostu vastaamalla {word}',
  friend_first: 'Lisää {brand} kaveriksi palvelussa {channel} ja avaa lomakkeen linkki sitten uudelleen.',
  go_to_chat: 'Lähetimme sinulle viestin palvelussa {channel}. Jatka avaamalla keskustelu.',
};
