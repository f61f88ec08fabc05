/** @jsxImportSource hono/jsx */
/** Every hosted page in every state it has, by name, for the tests that hold of all of them. */

import type { HtmlEscapedString } from 'hono/utils/html';
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import type { ConfigPreferences } from '../../../shared/contract/form-preferences.ts';
import type { ConfigOffer } from '../../../shared/contract/offer.ts';
import { flyerTexts } from '../../../shared/locales/flyer.ts';
import { mailLinkTexts } from '../../../shared/locales/mail-link.ts';
import { offerTexts } from '../../../shared/locales/offer.ts';
import { frequenciesIn, preferenceTexts } from '../../../worker/http/form-preferences.ts';
import { AgreedPage } from '../../../worker/pages/agreed-page.tsx';
import { CheckPage } from '../../../worker/pages/check-page.tsx';
import { CodePage } from '../../../worker/pages/code-page.tsx';
import { ConfirmPage } from '../../../worker/pages/confirm-page.tsx';
import { DataCodePage, DataPage } from '../../../worker/pages/data-page.tsx';
import { ErasedPage, ErasePage } from '../../../worker/pages/erase-page.tsx';
import { ExportPage } from '../../../worker/pages/export-page.tsx';
import { FlyerPage } from '../../../worker/pages/flyer-page.tsx';
import type { FieldProblem } from '../../../worker/pages/form-field.tsx';
import { LandingPage, type LandingValues } from '../../../worker/pages/landing-page.tsx';
import { LinkRequestedPage, LinkRequestPage } from '../../../worker/pages/link-request-page.tsx';
import { NoticePage } from '../../../worker/pages/notice-page.tsx';
import { OwnActsPage } from '../../../worker/pages/own-acts-page.tsx';
import { PreferencePage } from '../../../worker/pages/preference-page.tsx';
import { PreviewFramePage, PreviewPage } from '../../../worker/pages/preview-page.tsx';
import { ProgrammePage } from '../../../worker/pages/programme-page.tsx';
import { StopPage } from '../../../worker/pages/stop-page.tsx';
import { exportFor, REPORT } from './export-fixture.ts';
import { BRAND, configFor, headFor, manageView, programmeFor } from './fixtures.tsx';

const EMPTY: LandingValues = { phone: '', phoneCountry: 'US', email: '', agreed: [], topics: [], first: '', frequency: '' };
const LANGUAGES = [
  { locale: 'en', name: 'English', url: '/p/ws/spring?locale=en' },
  { locale: 'de', name: 'Deutsch', url: '/p/ws/spring?locale=de' },
  { locale: 'ar', name: 'العربية', url: '/p/ws/spring?locale=ar' },
];

/** Every string of the merchant's or visitor's own, wherever it stands. */
function spoil<T>(value: T, hostile: string): T {
  if (hostile === '') return value;
  const OWN = [
    'brand',
    'legal_entity',
    'text',
    'label',
    'kinds',
    'frequency',
    'name',
    'title',
    'intro',
    'button',
    'value',
    'where',
    'url',
    'legalEntity',
    'contact',
    'account',
  ];
  return JSON.parse(JSON.stringify(value), (key, each) => (OWN.includes(key) && typeof each === 'string' ? hostile : each)) as T;
}

/** All that a form may ask. */
function preferencesFor(locale: string, hostile: string): ConfigPreferences {
  return {
    topics: spoil(
      ['sales', 'events'].map((id) => ({ id, label: `Topic ${id}` })),
      hostile,
    ),
    order: true,
    frequency: frequenciesIn(locale),
    texts: preferenceTexts(locale),
  };
}

/** A contest with a code for everybody who looks in. */
function offerIn(locale: string, hostile: string): ConfigOffer {
  const { either_way: _, show_code: __, ...texts } = offerTexts(locale);
  const links = ['Enter the draw', 'Official rules'].map((label) => ({ label, url: 'https://shop.example/draw' }));
  return { ...spoil({ text: '10 % off your next order', links }, hostile), code: 'WELCOME-10', texts };
}

function landing(
  locale: string,
  hostile: string,
  values: LandingValues,
  problems: readonly FieldProblem[],
  more: Pick<WidgetConfig, 'offer' | 'preferences'> = {},
) {
  const head = headFor(locale, { languages: LANGUAGES, brand: hostile || BRAND });
  const config = { ...spoil(configFor(locale), hostile), ...more };
  return (
    <LandingPage
      head={head}
      title={config.title}
      intro={config.intro}
      config={config}
      form={head.texts.form}
      action="/p/ws/spring"
      qrUrl="/qr.svg"
      url="https://sayso.example/p/ws/spring"
      declineUrl="/p/ws/spring?done=none"
      renderToken="render-token"
      idempotencyKey="AAAAAAAAAAAAAAAAAAAAAA"
      values={values}
      problems={problems}
      eitherWay={more.offer ? offerTexts(locale).either_way : null}
    />
  );
}

/** @param hostile put in place of every text that a merchant or visitor writes */
export function everyPage(locale: string, hostile = ''): Readonly<Record<string, () => HtmlEscapedString | Promise<HtmlEscapedString>>> {
  const head = headFor(locale, { brand: hostile || BRAND });
  const { form, page } = head.texts;
  const view = spoil(manageView(locale), hostile);
  const wishes = { order: [], frequency: null, language: null, hours: null, verified: false };
  const off = { ...view, items: view.items.map((item) => ({ ...item, standing: 'withdrawn' as const, suppressed_by: [] })) };
  const masked = { ...view, grade: 'stop' as const, address: { kind: 'phone' as const, value: '+1 ••• ••• ••23' }, items: [], history: [] };
  return {
    manage: () => <PreferencePage head={head} view={view} action="/me/t" done={null} />,
    stopped: () => <PreferencePage head={head} view={off} action="/me/t" done="stopped" />,
    paused: () => (
      <PreferencePage
        head={head}
        view={{ ...view, wishes: { ...wishes, paused_until: '2026-06-03T12:00:00.000Z' } }}
        action="/me/t"
        done="saved"
      />
    ),
    stop: () => <StopPage head={head} view={masked} action="/me/t" done={null} mayKeep={false} requestUrl="/me?widget=w" />,
    'stop-asked': () => (
      <StopPage
        head={head}
        view={{ ...masked, hold: { until_at: '2026-06-11T12:00:00.000Z' } }}
        action="/me/t"
        done={null}
        mayKeep
        requestUrl="/me?widget=w"
      />
    ),
    'own-acts': () => (
      <OwnActsPage
        head={head}
        masked={['+1 ••• ••• ••23']}
        acts={[
          { channel: 'sms', purpose: 'marketing', status: 'received' },
          { channel: 'whatsapp', purpose: 'marketing', status: 'declined' },
          { channel: 'email', purpose: 'marketing', status: 'retracted' },
        ]}
        action="/me/t"
        done="retracted"
      />
    ),
    gone: () => (
      <NoticePage
        head={head}
        title={page.link_gone_title}
        text={page.link_gone}
        link={{ url: '/me?widget=w', label: page.get_link_button }}
      />
    ),
    request: () => (
      <LinkRequestPage
        head={head}
        config={spoil(configFor(locale), hostile)}
        action="/me"
        values={{ phone: '', phoneCountry: 'US', email: '' }}
        problems={[]}
      />
    ),
    requested: () => <LinkRequestedPage head={head} brand={hostile || BRAND} asked="link" />,
    'stop-requested': () => <LinkRequestedPage head={head} brand={hostile || BRAND} asked="stop" />,
    landing: () => landing(locale, hostile, EMPTY, []),
    'landing-offer': () => landing(locale, hostile, EMPTY, [], { offer: offerIn(locale, hostile) }),
    'landing-preferences': () =>
      landing(locale, hostile, { ...EMPTY, topics: ['sales'], frequency: 'weekly' }, [], { preferences: preferencesFor(locale, hostile) }),
    'landing-problems': () =>
      landing(locale, hostile, { ...EMPTY, phone: hostile || '12', phoneCountry: 'GB', email: 'ann', agreed: ['a'.repeat(64)] }, [
        { field: 'phone', text: form.error_phone_not_possible },
        { field: 'email', text: form.error_email },
      ]),
    code: () => (
      <CodePage
        head={head}
        form={form}
        action="/p/ws/spring"
        to="phone"
        sentTo={hostile || '+1 202 555 0123'}
        carried={[['submission_id', 'sub_1']]}
        notice={null}
        problems={[{ field: 'code', text: form.code_wrong }]}
      />
    ),
    check: () => (
      <CheckPage
        head={head}
        action="/p/ws/spring"
        fields={[['phone', hostile || '+1 202 555 0123']]}
        challenge={{ algorithm: 'SHA-256', challenge: 'c'.repeat(64), maxnumber: 9, salt: hostile || 's', signature: 'd'.repeat(64) }}
      />
    ),
    confirm: () => (
      <ConfirmPage
        head={head}
        texts={mailLinkTexts(locale)}
        action="/c/t"
        address={hostile || 'a•••@mail.example'}
        asked={[
          {
            channel: 'email',
            label: hostile || head.texts.disclosure.control.email!,
            text: hostile || configFor(locale).controls[0]!.text,
          },
        ]}
      />
    ),
    agreed: () => (
      <AgreedPage
        head={head}
        form={form}
        agreed={[{ channel: 'sms', label: head.texts.disclosure.control.text_messages! }]}
        manageUrl="/me/t"
        startUrl="/p/ws/spring"
      />
    ),
    'manage-verified': () => <PreferencePage head={head} view={{ ...view, grade: 'subject' }} action="/me/t" done={null} />,
    'data-code': () => <DataCodePage head={head} view={view} action="/me/t" problems={[{ field: 'code', text: form.code_wrong }]} />,
    data: () => <DataPage head={head} view={{ ...view, grade: 'subject' }} action="/me/t" fileUrl="/v1/preferences/t/export" />,
    export: () => <ExportPage head={head} data={spoil(exportFor(locale), hostile)} />,
    erase: () => (
      <ErasePage
        head={head}
        view={{ ...view, grade: 'subject' }}
        action="/me/t"
        unreadableAt="2026-11-22T09:12:00.000Z"
        beyondRecoveryAt="2026-12-22T09:12:00.000Z"
      />
    ),
    erased: () => <ErasedPage head={head} brand={hostile || BRAND} report={REPORT} />,
    flyer: () => (
      <FlyerPage
        head={headFor(locale, { languages: LANGUAGES, brand: hostile || BRAND })}
        title={hostile || configFor(locale).title}
        intro={hostile || configFor(locale).intro}
        texts={flyerTexts(locale)}
        url="HTTPS://SAYSO.EXAMPLE/Q/02B7FCK80AP7D5GP1S6A8B8PEV"
      />
    ),
    programme: () => (
      <ProgrammePage
        head={headFor(locale, { languages: LANGUAGES, brand: hostile || BRAND })}
        programme={spoil(programmeFor(locale), hostile)}
      />
    ),
    'agreed-offer': () => (
      <AgreedPage
        head={head}
        form={form}
        agreed={[{ channel: 'sms', label: head.texts.disclosure.control.text_messages! }]}
        manageUrl="/me/t"
        startUrl="/p/ws/spring"
        offer={{ offer: offerIn(locale, hostile), code: 'WELCOME-10', ask: null }}
      />
    ),
    'offer-to-ask': () => (
      <AgreedPage
        head={head}
        form={form}
        agreed={[]}
        manageUrl={null}
        startUrl="/p/ws/spring"
        offer={{
          offer: { ...offerIn(locale, hostile), links: [] },
          code: null,
          ask: { action: '/p/ws/spring', fields: [['step', 'offer']], button: offerTexts(locale).show_code },
        }}
      />
    ),
    'offer-none-left': () => (
      <AgreedPage
        head={head}
        form={form}
        agreed={[]}
        manageUrl={null}
        startUrl="/p/ws/spring"
        offer={{ offer: { ...offerIn(locale, hostile), pool: true, links: [] }, code: null, ask: null }}
      />
    ),
    'agreed-nothing': () => <AgreedPage head={head} form={form} agreed={[]} manageUrl={null} startUrl="/p/ws/spring" />,
  };
}

/** Those for the merchant, in English, which frame the form and so have a policy of their own. */
export function previewPages(hostile = ''): ReturnType<typeof everyPage> {
  return {
    preview: () => (
      <PreviewPage
        head={headFor('en', { brand: hostile || BRAND })}
        config={spoil(configFor('ar'), hostile)}
        languages={LANGUAGES}
        frames={[{ name: hostile || 'Phone', kind: 'phone', scheme: 'dark', url: hostile || '/preview/w/form?locale=en' }]}
        missing={null}
      />
    ),
    'preview-frame': () => <PreviewFramePage stylesheet="/assets/page.css" widgetId={hostile || 'wdg_1'} locale="en" direction="ltr" />,
  };
}
