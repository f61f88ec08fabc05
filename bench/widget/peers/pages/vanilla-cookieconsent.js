import 'vanilla-cookieconsent/dist/cookieconsent.css';
import { run } from 'vanilla-cookieconsent';

void run({
  // Else it does not show itself to a browser that is driven.
  hideFromBots: false,
  categories: { necessary: { enabled: true, readOnly: true }, analytics: {}, ads: {} },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: 'We use data',
          description: 'Say which.',
          acceptAllBtn: 'All',
          acceptNecessaryBtn: 'None',
          showPreferencesBtn: 'Choose',
        },
        preferencesModal: {
          title: 'Choose',
          acceptAllBtn: 'All',
          acceptNecessaryBtn: 'None',
          savePreferencesBtn: 'Save',
          closeIconLabel: 'Close',
          sections: [
            { title: 'Analytics', description: 'Counts.', linkedCategory: 'analytics' },
            { title: 'Advertising', description: 'Ads.', linkedCategory: 'ads' },
          ],
        },
      },
    },
  },
});
