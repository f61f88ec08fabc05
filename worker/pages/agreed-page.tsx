/** @jsxImportSource hono/jsx */
/** The end of the sign-up: what was agreed, how to change it. Or that nothing was, which is as good an answer. */
import type { FormTexts } from '../../shared/locales/texts.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { ChannelIcon } from './channel-icon.tsx';
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
}

export function AgreedPage({ head, form, agreed, manageUrl, startUrl }: AgreedPageProps) {
  return (
    <Shell head={head} title={form.success_title}>
      <h1>{form.success_title}</h1>
      {agreed.length === 0 ? <p class="lead">{form.success_none}</p> : null}
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
      {agreed.length === 0 ? (
        <p class="after">
          <a href={startUrl}>{form.back_to_form}</a>
        </p>
      ) : null}
    </Shell>
  );
}
