import 'orejime/dist/orejime-standard.css';

Object.assign(window, {
  orejimeConfig: {
    privacyPolicyUrl: '/privacy',
    purposes: [
      { id: 'analytics', title: 'Analytics', description: 'Counts.', cookies: ['a'] },
      { id: 'ads', title: 'Advertising', description: 'Ads.', cookies: ['b'] },
    ],
  },
});
// It reads its settings when it starts, and imports come before what is written here.
void import('orejime/dist/orejime-standard-en.js');
