/** What the demo's own widgets don't show: each way a form shows itself, many channels, what else a form asks and gives, and the preview. */
import type { Page } from 'playwright-core';
import { callAdmin } from '../../demo/workspace.ts';
import type { WidgetDraftInput } from '../../shared/contract/widget.ts';
import { widgetView } from '../../shared/contract/widget.ts';
import type { Demo } from '../../test/browser/demo-process.ts';
import { decline, fill, form, formReady } from '../../test/browser/pictures.ts';

const IN_ALL = (en: string, de: string, ar: string) => ({ en, de, ar });
const BASE: Omit<WidgetDraftInput, 'origins' | 'name'> = {
  locales: ['en', 'de', 'ar'],
  controls: [{ channels: ['sms'] }, { channels: ['whatsapp'] }, { channels: ['email'] }],
  channel_order: ['sms', 'whatsapp', 'email'],
  title: IN_ALL('Hear it first from Aurora Coffee', 'Neues zuerst von Aurora Coffee', 'كن أول من يعرف من أورورا للقهوة'),
  intro: IN_ALL('New roasts and early access.', 'Neue Röstungen und früher Zugang.', 'تحميصات جديدة ووصول مبكر.'),
  theme: { accent: '#9a3f1d' },
};
const ASKS: Partial<WidgetDraftInput> = {
  preferences: ['topics', 'order', 'frequency'],
  offer: { text: IN_ALL('10 % off your next bag', '10 % auf die nächste Tüte', 'خصم 10% على كيسك القادم'), code: 'WELCOME-10' },
};
const CONTEST: Partial<WidgetDraftInput> = {
  offer: {
    text: IN_ALL('Win a year of coffee', 'Ein Jahr Kaffee gewinnen', 'اربح قهوة لمدة عام'),
    links: [
      { label: IN_ALL('Enter the draw', 'Teilnehmen', 'شارك في السحب'), url: 'https://aurora-coffee.example/draw' },
      { label: IN_ALL('Official rules', 'Teilnahmebedingungen', 'القواعد الرسمية'), url: 'https://aurora-coffee.example/rules' },
    ],
  },
};

export interface MoreWidgets {
  readonly asks: string;
  readonly contest: string;
  /** Of a form that asks for five apps. */
  readonly many: string;
}

/** Made over the admin API, as any merchant would. */
export async function makeWidgets({ url, api_key, merchant_url }: Demo): Promise<MoreWidgets> {
  const admin = (method: string, path: string, body?: unknown) => callAdmin(url, method, path, api_key, body);
  const { programmes } = (await admin('GET', '/v1/programmes')) as { programmes: { id: string }[] };
  const { id: _, ...programme } = programmes.find(({ id }) => id === 'default') ?? { id: '' };
  const topics = [
    { id: 'roasts', label: IN_ALL('New roasts', 'Neue Röstungen', 'تحميصات جديدة') },
    { id: 'tastings', label: IN_ALL('Tastings and courses', 'Verkostungen und Kurse', 'تذوق ودورات') },
  ];
  await admin('PUT', '/v1/programmes/default', { ...programme, topics });
  const made = async (key: string, more: Partial<WidgetDraftInput>): Promise<string> => {
    const draft = { name: key, origins: [new URL(merchant_url).origin], ...BASE, ...more };
    const { id } = widgetView.parse(await admin('POST', '/v1/widgets', { key, draft }));
    await admin('POST', `/v1/widgets/${id}/publish`);
    return id;
  };
  const channels = ['messenger', 'instagram', 'kakaotalk', 'wechat', 'viber'] as const;
  const many = { controls: channels.map((channel) => ({ channels: [channel] })), channel_order: [...channels] };
  const widgets = { asks: await made('asks', ASKS), contest: await made('contest', CONTEST), many: await made('many', many) };
  for (const [slug, widget] of [
    ['asks', 'asks'],
    ['draw', 'contest'],
  ] as const) {
    await admin('PUT', `/v1/landing-pages/${slug}`, { widget, title: BASE.title, intro: BASE.intro });
  }
  return widgets;
}

export interface Drawing {
  readonly page: Page;
  readonly demo: Demo;
  readonly widgets: MoreWidgets;
  readonly locale: string;
  /** Keeps the form alone as it stands. */
  drawForm(what: string): Promise<void>;
  /** Keeps what is on screen. */
  drawScreen(what: string): Promise<void>;
  /** Keeps a whole page. */
  draw(what: string, url: string): Promise<void>;
}

export async function drawMore(drawing: Drawing): Promise<void> {
  const { page, demo, widgets, locale, drawForm, drawScreen, draw } = drawing;
  await place(drawing, widgets.many);
  await form(page).locator('.pick').nth(1).click();
  await drawForm('picks');
  await place(drawing, widgets.asks);
  await fill(page, [0, 1]);
  await form(page).locator('.wishes input').first().check();
  await drawForm('asks');
  await decline(page);
  await form(page).locator('.offer-code').waitFor();
  await drawForm('offer');
  await place(drawing, widgets.contest);
  await decline(page);
  await form(page).locator('.offer a').first().waitFor();
  await drawForm('contest');
  await place(drawing, widgets.asks, { mode: 'modal', trigger: 'load' });
  await drawScreen('dialog');
  await place(drawing, widgets.asks, { mode: 'corner', trigger: 'load' }, '.teaser');
  await drawScreen('corner');
  await draw('landing-draw', `${demo.url}/p/${demo.workspace}/draw?locale=${locale}`);
  await draw('landing-asks', `${demo.url}/p/${demo.workspace}/asks?locale=${locale}`);
}

/** The shop with this form instead of its own. */
async function place({ page, demo, locale }: Drawing, widget: string, more: Record<string, string> = {}, wait?: string): Promise<void> {
  await page.goto(demo.merchant_url);
  await formReady(page);
  await page.evaluate(
    (attributes) => {
      const form = document.createElement('sayso-form');
      for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
      document.querySelector('sayso-form')?.replaceWith(form);
    },
    { widget, locale, ...more },
  );
  if (wait === undefined) await formReady(page);
  else await page.locator(`sayso-form ${wait}`).first().waitFor();
}
