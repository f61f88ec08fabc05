import { NovuUI } from '@novu/js/ui';

const place = document.getElementById('place');
const ui = new NovuUI({
  options: { applicationIdentifier: 'app', subscriber: 'person', backendUrl: location.origin, socketUrl: location.origin },
});
if (place) ui.mountComponent({ name: 'Preferences', element: place });
