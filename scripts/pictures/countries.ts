/**
 * What a visitor from each of eight countries is shown, in that country's language, at phone width: a widget published for it on a real
 * Worker, the form from the built files, the country on the word of a stand-in for the edge. Nothing in the form or the texts is made here.
 * Scripts that no font of the browser has come out as boxes: name a browser that has them in CHROMIUM_PATH (Debian: fonts-noto-cjk, fonts-noto-core).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createWorkspace } from '../../demo/workspace.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { merchantPage } from '../../test/browser/merchant-page.ts';
import { formReady } from '../../test/browser/pictures.ts';
import { applyConfig } from '../apply.ts';
import { SAMPLE_WORDS, type SampleLocale } from '../sample-words.ts';
import { freshSecrets } from '../serve/secrets.ts';
import { startWorkerd } from '../serve/workerd.ts';

const EDGE_HEADER = 'stand-in-edge';
const PHONE = { width: 390, height: 844 } as const;

interface Place {
  readonly country: string;
  readonly locale: SampleLocale;
  /** In the merchant's own listing, the same everywhere; which comes first on screen is the product's doing. */
  readonly controls: readonly (readonly ChannelId[])[];
}
const TEXTS = ['sms', 'mms', 'rcs'] as const;
/** Every channel that a form can ask for and that is used there. LINE and WeChat are bound in their own apps, which no form can do yet. */
const PLACES: readonly Place[] = [
  { country: 'JP', locale: 'ja', controls: [['email'], ['sms']] },
  { country: 'KR', locale: 'ko', controls: [['email'], ['sms'], ['kakaotalk']] },
  { country: 'BR', locale: 'pt-BR', controls: [['email'], TEXTS, ['whatsapp']] },
  { country: 'DE', locale: 'de', controls: [['email'], TEXTS, ['whatsapp']] },
  { country: 'US', locale: 'en', controls: [['email'], TEXTS, ['whatsapp']] },
  { country: 'IN', locale: 'hi', controls: [['email'], TEXTS, ['whatsapp']] },
  { country: 'CN', locale: 'zh-Hans', controls: [['email'], ['sms']] },
  { country: 'TH', locale: 'th', controls: [['email'], ['sms']] },
];

/** Where the work of drawing stands, and a shop's page on another origin with the snippet of one widget. */
export async function drawCountries(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sayso-countries-'));
  const secrets = freshSecrets();
  const worker = await startWorkerd({ port: 0, dataDir, vars: { DEMO: '1', EDGE: 'cloudflare' }, secrets, edgeHeader: EDGE_HEADER });
  const shop = createServer((req, res) => {
    const [widget = '', lang = 'en'] = (req.url ?? '/').slice(1).split('/');
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(merchantPage({ lang }, worker.url).replace('w_sample', widget));
  });
  try {
    const origin = `http://localhost:${await listen(shop)}`;
    const { api_key: apiKey } = await createWorkspace(worker.url, secrets.OPERATOR_KEY);
    const { widgets } = await applyConfig({ url: worker.url, apiKey, config: config(origin), apply: true, log: () => {} });
    for (const place of PLACES) await draw(browser, place, `${origin}/${widgets[keyOf(place)]}/${place.locale}`, folder);
  } finally {
    shop.closeAllConnections();
    shop.close();
    await worker.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function draw(browser: Browser, { country, locale }: Place, url: string, folder: string): Promise<void> {
  const context = await browser.newContext({
    viewport: PHONE,
    locale,
  });
  // Beside the page's own headers, as an edge adds it: a header of the page's would be the browser's to ask leave for.
  await context.route('http://127.0.0.1:*/**', (route, request) =>
    route.continue({ headers: { ...request.headers(), [EDGE_HEADER]: JSON.stringify({ country }) } }),
  );
  const page = await context.newPage();
  await page.goto(url);
  await formReady(page);
  await page
    .locator('sayso-form')
    .first()
    .screenshot({ path: path.join(folder, `${country.toLowerCase()}-${locale}.png`), animations: 'disabled' });
  await context.close();
}

const keyOf = ({ country }: Place): string => `form-${country.toLowerCase()}`;
const words = (name: 'kinds' | 'frequency' | 'title' | 'intro'): Record<string, string> =>
  Object.fromEntries(Object.entries(SAMPLE_WORDS).map(([locale, said]) => [locale, said[name]]));

function config(origin: string): Parameters<typeof applyConfig>[0]['config'] {
  return {
    programmes: {
      default: {
        name: 'Aurora Coffee news',
        sender: {
          legal_entity: 'Aurora Coffee Roasters LLC',
          brand: 'Aurora Coffee',
          contact: 'hello@aurora-coffee.example',
          address: '1 Example Street, Springfield',
          accounts: {
            ...Object.fromEntries(TEXTS.map((channel) => [channel, '+12025550123'])),
            whatsapp: '+12025550124',
            kakaotalk: '@aurora-coffee',
            email: 'offers@aurora-coffee.example',
          },
        },
        kinds: words('kinds'),
        frequency: words('frequency'),
        terms_url: `${origin}/terms`,
        privacy_url: `${origin}/privacy`,
      },
    },
    widgets: Object.fromEntries(
      PLACES.map((place) => [
        keyOf(place),
        {
          name: `For ${place.country}`,
          origins: [origin],
          locales: [place.locale],
          controls: place.controls.map((channels) => ({ channels: [...channels] })),
          title: words('title'),
          intro: words('intro'),
          default_country: place.country,
          send_countries: [place.country],
        },
      ]),
    ),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
