/** Clauses of the default disclosures: Finnish. Sender, number and subjects follow what is agreed to, each after a comma. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const fiClauses: DisclosureClauses = {
  said: {
    agreement: 'Suostun vastaanottamaan',
    recurring_automated: 'toistuvaa, automaattisesti lähetettyä',
    marketing: 'markkinointia',
    channel: {
      text_messages: 'tekstiviesteillä ({channels})',
      whatsapp: 'WhatsApp-viesteillä',
      email: 'sähköpostilla',
      other: 'viesteillä palvelussa {channel}',
    },
    kinds: ', aiheina {kinds}',
    legal_entity: ', lähettäjänä {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: ', antamaani numeroon tunnuksella {account}',
      whatsapp: ', antamaani numeroon tunnuksella {account}',
      email: ', antamaani osoitteeseen tunnuksella {account}',
      other: ', tunnuksella {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Suostumus ei ole minkään ostoksen ehto.',
    rates: {
      text_messages: 'Viesti- ja datamaksuja voidaan periä.',
      other: 'Datamaksuja voidaan periä.',
    },
    stop: {
      text_messages: 'Lopeta vastaamalla STOP.',
      whatsapp: 'Lopeta vastaamalla STOP tai käyttämällä WhatsAppin valintaa ”Lopeta tarjoukset”.',
      email: 'Jokaisessa sähköpostissa on peruutuslinkki.',
      other: 'Jokaisessa viestissä kerrotaan, miten viestit lopetetaan.',
    },
    help: {
      text_messages: 'Saat apua vastaamalla HELP.',
      whatsapp: 'Saat apua vastaamalla HELP.',
      other: 'Saan apua tässä mainitusta yhteystiedosta.',
    },
    withdraw_any_time: 'Voin milloin tahansa peruuttaa suostumukseni tulevaisuutta varten.',
    age: 'Olen vähintään {age} vuotta vanha.',
    not_shared: {
      text_messages: 'Numeroani ja tätä suostumusta ei luovuteta muille näiden omaa markkinointia varten.',
      whatsapp: 'Numeroani ja tätä suostumusta ei luovuteta muille näiden omaa markkinointia varten.',
      email: 'Osoitettani ja tätä suostumusta ei luovuteta muille näiden omaa markkinointia varten.',
      other: 'Tietojani ja tätä suostumusta ei luovuteta muille näiden omaa markkinointia varten.',
    },
    terms: 'Alla olevan linkin käyttöehdot ovat voimassa.',
    privacy: 'Alla olevan linkin tietosuojakäytäntö kertoo, miten tietojani käytetään.',
    contact: 'Yhteystieto: {contact}.',
    sender_address: 'Lähettäjän osoite: {address}.',
  },
  opening: ['agreement', 'recurring_automated', 'marketing', 'channel', 'legal_entity', 'brand', 'account', 'kinds'],
  sentences: USUAL_SENTENCES,
  night: 'Tämä on erillinen suostumus viesteihin yöllä, kello {from}–{to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
