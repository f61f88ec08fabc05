// Holds the page's code up to the demo's phone, as a screen does to a camera: the phone asks for what is to be seen, and gets the picture.
const camera = new BroadcastChannel('demo-camera');

camera.addEventListener('message', ({ data }) => {
  if (data?.type !== 'look') return;
  for (const form of document.querySelectorAll('sayso-form')) {
    const code = form.shadowRoot?.querySelector('svg.qr');
    const path = code?.querySelector('path')?.getAttribute('d');
    if (path) camera.postMessage({ type: 'seen', size: code.viewBox.baseVal.width, path });
  }
});
