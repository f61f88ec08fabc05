import '@c15t/react/styles.css';
import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const options = { mode: 'offline', consentCategories: ['necessary', 'measurement', 'marketing'] };
const place = document.getElementById('place');
if (place) {
  createRoot(place).render(createElement(ConsentManagerProvider, { options }, createElement(ConsentBanner), createElement(ConsentDialog)));
}
