/** @jsxImportSource hono/jsx */
/** Behind a mailed link: what one button would agree to, for which address. Drawing it confirms nothing; robots open mailed links, too. */
import type { MailLinkTexts } from '../../shared/locales/mail-link.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { Sentence } from './sentence.tsx';
import { type PageHead, Shell } from './shell.tsx';

interface ConfirmPageProps {
  readonly head: PageHead;
  readonly texts: MailLinkTexts;
  readonly action: string;
  /** Masked: whoever was sent the link need not be who typed the address. */
  readonly address: string;
  /** The controls that were ticked, each with the text that stood beside it. */
  readonly asked: readonly { readonly channel: ChannelId; readonly label: string; readonly text: string }[];
}

export function ConfirmPage({ head, texts, action, address, asked }: ConfirmPageProps) {
  const values = {
    address: (
      <strong class="address" dir="ltr">
        {address}
      </strong>
    ),
  };
  return (
    <Shell head={head} title={texts.title}>
      <h1>{texts.title}</h1>
      <form method="post" action={action} class="card narrow">
        <p>
          <Sentence template={texts.lead} values={values} />
        </p>
        <ul class="agreed">
          {asked.map(({ channel, label, text }) => (
            <li>
              <ChannelIcon channel={channel} />
              <span>
                <strong>{label}</strong>
                <br />
                {text}
              </span>
            </li>
          ))}
        </ul>
        <div class="actions">
          <button type="submit" class="button main">
            {texts.button}
          </button>
        </div>
        <p class="after">{texts.not_you}</p>
      </form>
    </Shell>
  );
}
