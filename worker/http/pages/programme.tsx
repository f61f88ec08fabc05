/** @jsxImportSource hono/jsx */
/** GET of a programme's public page, and of pictures of forms. Neither writes, and neither shows what is not published. */
import { sha256Hex } from '../../../shared/contract/primitives.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { workspaceStub } from '../../objects.ts';
import { ProgrammePage, type ShownControl, type ShownProgramme } from '../../pages/programme-page.tsx';
import type { PublishedWidget, WorkspaceApi } from '../../workspace/workspace-api.ts';
import { readManifest } from '../asset-manifest.ts';
import { documentOf, shownLocale } from '../config.ts';
import type { AppContext } from '../context.ts';
import { merchantText } from '../merchant-text.ts';
import { loadProgramme, type ProgrammeFound } from './load-programme.ts';
import { pageHead, sendPage } from './page-answer.ts';
import { chooseLocale } from './page-locale.ts';
import { notFoundPage } from './plain-pages.tsx';
import { picturePath, programmePath } from './programme-paths.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

export async function programmeGet(c: AppContext): Promise<Response> {
  const found = await loadProgramme(c);
  const first = found?.widgets[0]?.published;
  if (!found || !first) return notFoundPage(c);
  const offered = [...new Set(found.widgets.flatMap(({ published }) => published.version.draft.locales))];
  const locale = chooseLocale(c.req.query('locale') ?? null, c.req.header('accept-language') ?? null, offered, offered[0] ?? 'en');
  const path = programmePath(found.workspaceId, found.programme.id);
  const head = await pageHead(c, {
    locale,
    config: { brand: found.programme.sender.brand, theme: themeOf(first.version.draft.theme) },
    languages: offered.map((each) => ({ locale: each, name: languageFor(each).name, url: `${path}?locale=${each}` })),
  });
  const { build } = await readManifest(c);
  return sendPage(c, <ProgrammePage head={head} programme={shownProgramme(found, locale, c.get('services').env.publicUrl, build)} />);
}

/** Immutable: the name is the hash of the bytes. */
export async function pictureGet(c: AppContext): Promise<Response> {
  const { workspace = '', file = '' } = c.req.param() as { workspace?: string; file?: string };
  const id = c.get('services').ids.read('workspace', workspace);
  const hash = sha256Hex.safeParse(file.replace(/\.png$/, ''));
  if (!id || !hash.success || !file.endsWith('.png')) return notFoundPage(c);
  const bytes = await (workspaceStub(c.env, id.workspace) as unknown as WorkspaceApi).pictureBytes(hash.data);
  if (!bytes) return notFoundPage(c);
  return c.body(new Uint8Array(bytes).buffer, 200, {
    'content-type': 'image/png',
    'cache-control': IMMUTABLE,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  });
}

/** @param build of the form that is served now: pictures of another are not shown. */
function shownProgramme(
  { programme, widgets, landing, workspaceId }: ProgrammeFound,
  locale: string,
  at: string,
  build: string,
): ShownProgramme {
  const { sender } = programme;
  const controls = distinct(widgets.flatMap(({ published }) => controlsOf(published, locale)));
  const channels = [...new Set(controls.flatMap((control) => control.channels))];
  const names = languageFor(locale).disclosure.control;
  const ids = widgets.map(({ published }) => published.version.widget_id);
  const pages = landing.filter(({ widgetId }) => ids.includes(widgetId)).map(({ slug }) => `${at}/p/${workspaceId}/${slug}`);
  const current = widgets.filter(({ published, picture }) => picture?.version === published.version.version && picture.build === build);
  return {
    name: programme.name,
    brand: sender.brand,
    legalEntity: sender.legal_entity,
    contact: sender.contact,
    kinds: merchantText(programme.kinds, locale),
    frequency: asSentence(merchantText(programme.frequency, locale), locale),
    senders: channels.map((channel: ChannelId) => ({ channel, label: names[channel] ?? channel, account: sender.accounts[channel] ?? '' })),
    termsUrl: programme.terms_url,
    privacyUrl: programme.privacy_url,
    joinUrls: [...new Set([...pages, ...widgets.flatMap(({ published }) => published.version.draft.origins)])],
    choicesUrl: `/me?widget=${ids[0] ?? ''}&locale=${locale}`,
    controls,
    pictureUrls: current.map(({ picture }) => picturePath(workspaceId, picture?.hash ?? '')),
  };
}

function controlsOf(published: PublishedWidget, locale: string): ShownControl[] {
  const shown = shownLocale(published, locale);
  return published.version.controls.map((control) => {
    const { document } = documentOf(published, control, shown);
    return {
      channels: control.channels,
      label: document.control.label,
      text: document.text,
      direction: document.direction,
      locale: document.locale,
      links: document.links.map(({ label, url }) => ({ label, url })),
    };
  });
}

const themeOf = ({ accent, scheme }: NonNullable<PublishedWidget['version']['draft']['theme']> = {}) => ({
  scheme: scheme ?? 'auto',
  ...(accent === undefined ? {} : { accent }),
});

/** Two forms with the same text show it once. */
const distinct = (controls: readonly ShownControl[]): ShownControl[] => [
  ...new Map(controls.map((control) => [JSON.stringify([control.label, control.text]), control])).values(),
];

const asSentence = (text: string, locale: string): string => text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
