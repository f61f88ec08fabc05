/** @jsxImportSource hono/jsx */
/**
 * The public page of a programme: who sends what from where, how to join, stop and get help, and the exact texts that people agree
 * to. For anybody, and for the reviewers of carriers. It has no form and no script.
 */
import { type ChannelId, TEXT_CHANNELS } from '../../shared/vocabulary.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { Sentence } from './sentence.tsx';
import { type PageHead, Shell } from './shell.tsx';

export interface ShownControl {
  readonly channels: readonly ChannelId[];
  readonly label: string;
  readonly text: string;
  readonly direction: 'ltr' | 'rtl';
  readonly locale: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

export interface ShownProgramme {
  readonly name: string;
  readonly brand: string;
  readonly legalEntity: string;
  readonly contact: string;
  readonly kinds: string;
  readonly frequency: string;
  /** Channels that the published widgets ask for, with the number or account that each sends from. */
  readonly senders: readonly { readonly channel: ChannelId; readonly label: string; readonly account: string }[];
  readonly termsUrl: string;
  readonly privacyUrl: string;
  readonly joinUrls: readonly string[];
  /** Where a person sees and changes their own choices. */
  readonly choicesUrl: string;
  readonly controls: readonly ShownControl[];
  readonly pictureUrls: readonly string[];
}

interface ProgrammePageProps {
  readonly head: PageHead;
  readonly programme: ShownProgramme;
}

const isText = (channel: ChannelId): boolean => TEXT_CHANNELS.some((text) => text === channel);

export function ProgrammePage({ head, programme }: ProgrammePageProps) {
  const { programme: texts } = head.texts;
  return (
    <Shell head={head} title={programme.name}>
      <h1>{programme.name}</h1>
      <p class="lead">
        <Sentence template={texts.lead} values={{ brand: programme.brand, kinds: programme.kinds, frequency: programme.frequency }} />
      </p>
      <Facts head={head} programme={programme} />
      <section aria-labelledby="join-title" class="card">
        <h2 id="join-title">{texts.join}</h2>
        <p class="quiet">{texts.join_hint}</p>
        <ul class="join">
          {programme.joinUrls.map((url) => (
            <li>
              <a class="tall-link" href={url} rel="noopener">
                <bdi>{withoutScheme(url)}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="agree-title" class="card">
        <h2 id="agree-title">{texts.agree}</h2>
        <p class="quiet">{texts.agree_hint}</p>
        {programme.controls.map((control) => (
          <Agreed control={control} />
        ))}
        {programme.pictureUrls.map((url) => (
          <figure class="form-picture">
            <img src={url} alt="" />
            <figcaption>{texts.picture}</figcaption>
          </figure>
        ))}
      </section>
    </Shell>
  );
}

function Facts({ head, programme }: ProgrammePageProps) {
  const { programme: texts, form } = head.texts;
  const hasText = programme.senders.some(({ channel }) => isText(channel));
  const hasOther = programme.senders.some(({ channel }) => !isText(channel));
  const hasEmail = programme.senders.some(({ channel }) => channel === 'email');
  return (
    <dl class="card facts">
      <Fact name={texts.sender}>
        <bdi>{programme.legalEntity}</bdi> (<bdi>{programme.brand}</bdi>)
      </Fact>
      <Fact name={texts.channels}>
        <ul>
          {programme.senders.map(({ channel, label, account }) => (
            <li class="sender">
              <ChannelIcon channel={channel} /> {label}: <bdi dir="ltr">{account}</bdi>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={texts.kinds}>{programme.kinds}</Fact>
      <Fact name={texts.frequency}>{programme.frequency}</Fact>
      <Fact name={texts.costs}>
        {hasText ? <p>{texts.costs_text_messages}</p> : null}
        {hasOther ? <p>{texts.costs_other}</p> : null}
      </Fact>
      <Fact name={texts.stop}>
        {hasText ? <p>{texts.stop_text_messages}</p> : null}
        {hasEmail ? <p>{texts.stop_email}</p> : null}
        <p>
          <a class="tall-link" href={programme.choicesUrl}>
            {texts.stop_any}
          </a>
        </p>
      </Fact>
      <Fact name={texts.help}>
        {hasText ? <p>{texts.help_text_messages}</p> : null}
        <p>
          <Sentence template={texts.help_contact} values={{ contact: programme.contact }} />
        </p>
      </Fact>
      <Fact name={form.terms}>
        <a class="tall-link" href={programme.termsUrl} rel="noopener">
          <bdi>{withoutScheme(programme.termsUrl)}</bdi>
        </a>
      </Fact>
      <Fact name={form.privacy}>
        <a class="tall-link" href={programme.privacyUrl} rel="noopener">
          <bdi>{withoutScheme(programme.privacyUrl)}</bdi>
        </a>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children?: unknown }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children as never}</dd>
    </div>
  );
}

function Agreed({ control }: { readonly control: ShownControl }) {
  const [first = 'sms'] = control.channels;
  return (
    <article class="agreed-text" lang={control.locale} dir={control.direction}>
      <h3 class="agreed-name">
        <ChannelIcon channel={isText(first) ? 'sms' : first} />
        {control.label}
      </h3>
      <blockquote class="terms">{control.text}</blockquote>
      <p class="links">
        {control.links.map(({ label, url }) => (
          <a href={url} rel="noopener">
            {label}
          </a>
        ))}
      </p>
    </article>
  );
}

const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');
