/** Clauses of the default disclosures: Polish. What is sent stands in the genitive after „otrzymywanie”; kinds come last, behind a colon. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const plClauses: DisclosureClauses = {
  said: {
    agreement: 'Wyrażam zgodę na otrzymywanie',
    recurring_automated: 'cyklicznych, automatycznych',
    marketing: 'marketingowych',
    channel: {
      text_messages: 'wiadomości tekstowych ({channels})',
      whatsapp: 'wiadomości WhatsApp',
      email: 'e-maili',
      other: 'wiadomości w {channel}',
    },
    kinds: ', na temat: {kinds}',
    legal_entity: 'od firmy {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'na podany przeze mnie numer, wysyłanych z numeru {account}',
      whatsapp: 'na podany przeze mnie numer, wysyłanych z numeru {account}',
      email: 'na podany przeze mnie adres, wysyłanych z adresu {account}',
      other: ', wysyłanych z konta {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Zgoda nie jest warunkiem żadnego zakupu.',
    rates: {
      text_messages: 'Mogą obowiązywać opłaty za wiadomości i transmisję danych.',
      other: 'Mogą obowiązywać opłaty za transmisję danych.',
    },
    stop: {
      text_messages: 'Odpisz STOP, aby zrezygnować.',
      whatsapp: 'Odpisz STOP lub użyj opcji WhatsApp „Zatrzymaj oferty”, aby zrezygnować.',
      email: 'Każdy e-mail zawiera link do rezygnacji.',
      other: 'Każda wiadomość wyjaśnia, jak z niej zrezygnować.',
    },
    help: {
      text_messages: 'Odpisz HELP, aby uzyskać pomoc.',
      whatsapp: 'Odpisz HELP, aby uzyskać pomoc.',
      other: 'Pomoc uzyskam pod kontaktem podanym w tym tekście.',
    },
    withdraw_any_time: 'Mogę w każdej chwili wycofać zgodę ze skutkiem na przyszłość.',
    age: 'Mam co najmniej {age} lat.',
    not_shared: {
      text_messages: 'Mój numer i ta zgoda nie są przekazywane innym do ich własnego marketingu.',
      whatsapp: 'Mój numer i ta zgoda nie są przekazywane innym do ich własnego marketingu.',
      email: 'Mój adres i ta zgoda nie są przekazywane innym do ich własnego marketingu.',
      other: 'Moje dane i ta zgoda nie są przekazywane innym do ich własnego marketingu.',
    },
    terms: 'Obowiązuje regulamin, do którego link jest poniżej.',
    privacy: 'Polityka prywatności, do której link jest poniżej, mówi, jak wykorzystywane są moje dane.',
    contact: 'Kontakt: {contact}.',
    sender_address: 'Adres nadawcy: {address}.',
  },
  opening: ['agreement', 'recurring_automated', 'marketing', 'channel', 'legal_entity', 'brand', 'account', 'kinds'],
  sentences: USUAL_SENTENCES,
  night: 'To osobna zgoda na wiadomości w nocy, od {from} do {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
