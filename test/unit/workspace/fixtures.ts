/** A programme and a draft that may be published as they stand. */
import type { ProgrammeView } from '../../../shared/contract/programme.ts';
import type { WidgetDraftInput } from '../../../shared/contract/widget.ts';

export const PROGRAMME: ProgrammeView = {
  id: 'default',
  name: 'Aurora news',
  sender: {
    legal_entity: 'Aurora Coffee Roasters LLC',
    brand: 'Aurora Coffee',
    contact: 'hello@aurora-coffee.example',
    address: '1 Example Street, Springfield',
    accounts: {
      sms: '+12025550123',
      mms: '+12025550123',
      rcs: '+12025550123',
      whatsapp: '+12025550124',
      email: 'offers@aurora-coffee.example',
    },
  },
  kinds: { en: 'offers', de: 'Angebote' },
  frequency: { en: 'up to 4 messages a month', de: 'bis zu 4 Nachrichten im Monat' },
  terms_url: 'https://aurora-coffee.example/terms',
  privacy_url: 'https://aurora-coffee.example/privacy',
};

export const DRAFT: WidgetDraftInput = {
  name: 'Footer',
  origins: ['https://shop.example'],
  locales: ['en', 'de'],
  controls: [{ channels: ['sms'] }, { channels: ['email'] }],
  title: { en: 'Hear it first', de: 'Neues zuerst' },
  intro: { en: 'A few messages a month', de: 'Ein paar Nachrichten im Monat' },
};
