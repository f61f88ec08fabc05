/** @jsxImportSource hono/jsx */
/** Every hosted page in every state it has, by name, for the tests that hold of all of them. */
import type { HtmlEscapedString } from 'hono/utils/html';
import { AgreedPage } from '../../../worker/pages/agreed-page.tsx';
import { CodePage } from '../../../worker/pages/code-page.tsx';
import type { FieldProblem } from '../../../worker/pages/form-field.tsx';
import { LandingPage, type LandingValues } from '../../../worker/pages/landing-page.tsx';
import { LinkRequestedPage, LinkRequestPage } from '../../../worker/pages/link-request-page.tsx';
import { NoticePage } from '../../../worker/pages/notice-page.tsx';
import { OwnActsPage } from '../../../worker/pages/own-acts-page.tsx';
import { PreferencePage } from '../../../worker/pages/preference-page.tsx';
import { StopPage } from '../../../worker/pages/stop-page.tsx';
import { configFor, headFor, manageView } from './fixtures.tsx';

const EMPTY: LandingValues = { phone: '', phoneCountry: 'US', email: '', agreed: [] };
const LANGUAGES = [
  { locale: 'en', name: 'English', url: '/p/ws/spring?locale=en' },
  { locale: 'de', name: 'Deutsch', url: '/p/ws/spring?locale=de' },
  { locale: 'ar', name: 'العربية', url: '/p/ws/spring?locale=ar' },
];

function landing(locale: string, values: LandingValues, problems: readonly FieldProblem[]) {
  const head = headFor(locale, { languages: LANGUAGES });
  const config = configFor(locale);
  return (
    <LandingPage
      head={head}
      title={config.title}
      intro={config.intro}
      config={config}
      form={head.texts.form}
      action="/p/ws/spring"
      qrUrl="/qr.svg"
      declineUrl="/p/ws/spring?done=none"
      renderToken="render-token"
      idempotencyKey="AAAAAAAAAAAAAAAAAAAAAA"
      values={values}
      problems={problems}
    />
  );
}

export function everyPage(locale: string): Readonly<Record<string, () => HtmlEscapedString | Promise<HtmlEscapedString>>> {
  const head = headFor(locale);
  const { form, page } = head.texts;
  const view = manageView(locale);
  const off = { ...view, items: view.items.map((item) => ({ ...item, standing: 'withdrawn' as const, suppressed_by: [] })) };
  const masked = { ...view, grade: 'stop' as const, address: { kind: 'phone' as const, value: '+1 ••• ••• ••23' }, items: [], history: [] };
  return {
    manage: () => <PreferencePage head={head} view={view} action="/me/t" done={null} />,
    stopped: () => <PreferencePage head={head} view={off} action="/me/t" done="stopped" />,
    stop: () => <StopPage head={head} view={masked} action="/me/t" done={null} requestUrl="/me?widget=w" />,
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
        config={configFor(locale)}
        action="/me"
        values={{ phone: '', phoneCountry: 'US', email: '' }}
        problems={[]}
      />
    ),
    requested: () => <LinkRequestedPage head={head} brand="Aurora Coffee" />,
    landing: () => landing(locale, EMPTY, []),
    'landing-problems': () =>
      landing(locale, { phone: '12', phoneCountry: 'GB', email: 'ann', agreed: ['a'.repeat(64)] }, [
        { field: 'phone', text: form.error_phone_not_possible },
        { field: 'email', text: form.error_email },
      ]),
    code: () => (
      <CodePage
        head={head}
        form={form}
        action="/p/ws/spring"
        to="phone"
        sentTo="+1 202 555 0123"
        carried={[['submission_id', 'sub_1']]}
        notice={null}
        problems={[{ field: 'code', text: form.code_wrong }]}
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
    'agreed-nothing': () => <AgreedPage head={head} form={form} agreed={[]} manageUrl={null} startUrl="/p/ws/spring" />,
  };
}
