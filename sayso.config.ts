/** The demo workspace, and a pattern for your own: what a merchant says, who says it, where the form may stand, who is told. */
import { defineConfig } from './scripts/apply/config.ts';

export default defineConfig<'merchant_origin' | 'receiver_url' | 'receiver_secret'>((vars) => {
  // One site, or several with commas between; the terms and privacy pages are on the first.
  const origins = vars.merchant_origin.split(',');
  return {
    programmes: {
      default: {
        name: 'Aurora Coffee news',
        sender: {
          legal_entity: 'Aurora Coffee Roasters LLC',
          brand: 'Aurora Coffee',
          contact: 'hello@aurora-coffee.example',
          accounts: {
            sms: '+12025550123',
            whatsapp: '+12025550124',
            email: 'offers@aurora-coffee.example',
            telegram: 'aurora_coffee_bot',
            line: '@auroracoffee',
            messenger: '104405242342001',
            instagram: 'aurora.coffee',
            kakaotalk: '@auroracoffee',
            wechat: 'gh_7f0aurora789',
            viber: 'Aurora Coffee',
          },
        },
        kinds: {
          en: 'offers and new coffees',
          de: 'Angebote und neue Kaffees',
          ar: 'العروض وأنواع القهوة الجديدة',
        },
        frequency: {
          en: 'up to 4 messages a month',
          de: 'bis zu 4 Nachrichten im Monat',
          ar: 'حتى 4 رسائل في الشهر',
        },
        terms_url: `${origins[0]}/terms`,
        privacy_url: `${origins[0]}/privacy`,
      },
    },

    widgets: {
      footer: {
        name: 'Footer form',
        origins,
        locales: ['en', 'de', 'ar'],
        controls: [
          { channels: ['sms'], opt_in: 'double' },
          { channels: ['whatsapp'], opt_in: 'double' },
          { channels: ['email'], opt_in: 'double' },
        ],
        title: {
          en: 'Hear it first from Aurora Coffee',
          de: 'Neues zuerst von Aurora Coffee',
          ar: 'كن أول من يعرف من أورورا للقهوة',
        },
        intro: {
          en: 'New roasts, members’ prices and early access. A few messages a month.',
          de: 'Neue Röstungen, Preise für Mitglieder und früher Zugang. Ein paar Nachrichten im Monat.',
          ar: 'تحميصات جديدة وأسعار للأعضاء ووصول مبكر. بضع رسائل في الشهر.',
        },
        default_country: 'US',
        theme: { accent: '#9a3f1d' },
      },
      window: {
        name: 'In your app',
        origins,
        locales: ['en', 'de', 'ar'],
        controls: [
          { channels: ['telegram'], opt_in: 'double' },
          { channels: ['line'], opt_in: 'double' },
          { channels: ['sms'], opt_in: 'double' },
        ],
        channel_order: ['telegram', 'line', 'sms'],
        title: {
          en: 'Where should the window write?',
          de: 'Wohin soll das Fenster schreiben?',
          ar: 'أين نراسلك؟',
        },
        intro: {
          en: 'What is left at closing, for half the price. In the app you have open anyway.',
          de: 'Was am Abend übrig ist, zum halben Preis. In der App, die Sie ohnehin offen haben.',
          ar: 'ما يتبقى عند الإغلاق بنصف السعر، في التطبيق الذي تستخدمه.',
        },
        default_country: 'US',
        theme: { accent: '#9a3f1d' },
      },
      chats: {
        name: 'In every other app',
        origins,
        locales: ['en', 'de', 'ar'],
        controls: [
          { channels: ['messenger'], opt_in: 'double' },
          { channels: ['instagram'], opt_in: 'double' },
          { channels: ['kakaotalk'], opt_in: 'double' },
          { channels: ['wechat'], opt_in: 'double' },
          { channels: ['viber'], opt_in: 'double' },
        ],
        channel_order: ['messenger', 'instagram', 'kakaotalk', 'wechat', 'viber'],
        title: {
          en: 'Where do you write with friends?',
          de: 'Wo schreiben Sie mit Freunden?',
          ar: 'أين تراسل أصدقاءك؟',
        },
        intro: {
          en: 'One bag a month that we keep for readers, and the story of who grew it.',
          de: 'Eine Tüte im Monat, die wir für Leser zurücklegen, und die Geschichte dahinter.',
          ar: 'كيس واحد كل شهر نحتفظ به للقراء، وقصة من زرعه.',
        },
        default_country: 'US',
        theme: { accent: '#9a3f1d' },
      },
    },

    landing_pages: {
      join: {
        widget: 'footer',
        title: {
          en: 'Join Aurora Coffee',
          de: 'Willkommen bei Aurora Coffee',
          ar: 'انضم إلى أورورا للقهوة',
        },
        intro: {
          en: 'Choose how we may reach you. You can change it at any time.',
          de: 'Wählen Sie, wie wir Sie erreichen dürfen. Sie können es jederzeit ändern.',
          ar: 'اختر كيف يمكننا التواصل معك. يمكنك تغيير ذلك في أي وقت.',
        },
      },
    },

    destinations: {
      cdp: {
        name: 'Customer data platform',
        settings: { type: 'standard_webhooks', url: vars.receiver_url },
        secret: vars.receiver_secret,
      },
    },
  };
});
