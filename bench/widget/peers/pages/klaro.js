import * as klaro from 'klaro/dist/klaro.js';

klaro.setup({
  version: 1,
  elementID: 'klaro',
  lang: 'en',
  translations: { en: { privacyPolicyUrl: '/privacy', purposes: { analytics: { title: 'Analytics' }, ads: { title: 'Advertising' } } } },
  services: [
    { name: 'a', title: 'Counter', purposes: ['analytics'] },
    { name: 'b', title: 'Ads', purposes: ['ads'] },
  ],
});
