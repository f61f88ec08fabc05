/** @jsxImportSource hono/jsx */
/** The end of the sign-up: what was agreed, how to change it. Or that nothing was, which is as good an answer. */
import type { LinkMade } from '../../shared/contract/link.ts';
import type { FormTexts } from '../../shared/locales/texts.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { OfferSection, type ShownOffer } from './offer-section.tsx';
import { type PageHead, Shell } from './shell.tsx';

interface AgreedPageProps {
  readonly head: PageHead;
  readonly form: FormTexts;
  /** Labels of the controls agreed to; empty for none. */
  readonly agreed: readonly { readonly channel: ChannelId; readonly label: string }[];
  /** Where to see or change it; null where nothing was sent. */
  readonly manageUrl: string | null;
  /** Back to the form. */
  readonly startUrl: string;
  /** Into apps, where the rest is agreed to. */
  readonly links?: readonly LinkMade[];
  /** Null where the merchant gives nothing. */
  readonly offer?: ShownOffer | null;
}

export function AgreedPage({ head, form, agreed, manageUrl, startUrl, links = [], offer = null }: AgreedPageProps) {
  const isNothing = agreed.length === 0 && links.length === 0;
  const title = agreed.length === 0 ? (links[0]?.texts.title ?? form.success_title) : form.success_title;
  return (
    <Shell head={head} title={title}>
      <h1>{title}</h1>
      {isNothing ? <p class="lead">{form.success_none}</p> : null}
      {agreed.length === 0 ? null : (
        <section class="card narrow">
          <p>{form.success_agreed}</p>
          <ul class="agreed">
            {agreed.map(({ channel, label }) => (
              <li>
                <ChannelIcon channel={channel} />
                {label}
              </li>
            ))}
          </ul>
          <p>{form.success_change}</p>
          {manageUrl === null ? null : (
            <p>
              <a class="button" href={manageUrl}>
                {form.manage_link}
              </a>
            </p>
          )}
        </section>
      )}
      {links.map((link) => (
        <AppLink link={link} />
      ))}
      {offer ? <OfferSection shown={offer} /> : null}
      {isNothing ? (
        <p class="after">
          <a href={startUrl}>{form.back_to_form}</a>
        </p>
      ) : null}
    </Shell>
  );
}

/** The way into one app: what opens it, or what to send, and the same as a code for another device. */
function AppLink({ link: { channel, open_url, text_to_send, qr, texts } }: { readonly link: LinkMade }) {
  return (
    <section class="card narrow">
      <h2>
        <ChannelIcon channel={channel} /> {texts.title}
      </h2>
      <p>{texts.hint}</p>
      {open_url === null ? null : (
        <p>
          <a class="button main" href={open_url} rel="noopener">
            {texts.open}
          </a>
        </p>
      )}
      {open_url === null && text_to_send !== null ? <p>{texts.send}</p> : null}
      <figure class="scan">
        <svg viewBox={`0 0 ${qr.size} ${qr.size}`} width="176" height="176" role="img" aria-label={texts.scan}>
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <figcaption>{texts.scan}</figcaption>
      </figure>
    </section>
  );
}
