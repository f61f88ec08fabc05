// The phone's camera. It sees the code in another tab of this shop as its squares, reads them as any scanner does, and opens what they say.
import { readCode } from '/read-code.js';

const $ = (id) => document.getElementById(id);
const SEEN_WITHIN_MS = 1000;

/** @param number the phone's own, for a code that begins a text message */
export function setUpScan({ number }) {
  const camera = new BroadcastChannel('demo-camera');
  const say = (words) => {
    $('scan-said').textContent = words;
  };
  let timer = 0;

  camera.addEventListener('message', ({ data }) => {
    if (data?.type !== 'seen' || timer === 0) return;
    clearTimeout(timer);
    timer = 0;
    const text = readCode(data.size, data.path);
    if (text === null) say('There is a code, but it can’t be read.');
    else openCode(text);
  });
  $('look').addEventListener('click', () => {
    clearTimeout(timer);
    say('Looking');
    timer = setTimeout(() => {
      timer = 0;
      say('No code to be seen. Leave it on screen in a tab of this shop: after the form at the window, for example.');
    }, SEEN_WITHIN_MS);
    camera.postMessage({ type: 'look' });
  });
  $('paste').addEventListener('submit', (event) => {
    event.preventDefault();
    openCode($('pasted').value.trim());
  });

  function openCode(text) {
    const message = /^sms:([^?;]+)(?:[?;&]+body=(.*))?$/i.exec(text);
    const wechat = /^http:\/\/weixin\.qq\.com\/q\/([\w-]+)$/.exec(text);
    if (message) {
      const query = new URLSearchParams({ me: number(), text: decodeURIComponent(message[2] ?? '') });
      location.hash = `sms?${query}`;
    } else if (wechat) {
      // The app alone knows what is behind it.
      location.hash = `wechat?${new URLSearchParams({ start: wechat[1] })}`;
    } else if (URL.canParse(text) && new URL(text).hostname === '127.0.0.1') {
      location.assign(text);
    } else say(`The code says “${text.slice(0, 200)}”. That is not on this computer, so it stays closed.`);
  }
}
