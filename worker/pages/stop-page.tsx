/** @jsxImportSource hono/jsx */
/** What a message's footer link opens: the address masked, one button. Nothing else is shown to whoever holds that link. */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { Moment } from './moment.tsx';
import { type Done, noticeText } from './preference-page.tsx';
import { Sentence } from './sentence.tsx';
import { Notice, type PageHead, Shell } from './shell.tsx';
import { ShownAddress } from './shown-address.tsx';

interface StopPageProps {
  readonly head: PageHead;
  readonly view: PreferenceView;
  readonly action: string;
  readonly done: Done | null;
  /** Whether this link was sent to ask: then it may also say no. */
  readonly mayKeep: boolean;
  /** Where a link to the whole preference page is asked for. */
  readonly requestUrl: string;
}

export function StopPage({ head, view, action, done, mayKeep, requestUrl }: StopPageProps) {
  const { page } = head.texts;
  const held = mayKeep ? view.hold : null;
  const title = held ? page.hold_title : page.stop_title;
  return (
    <Shell head={head} title={title}>
      <Notice text={noticeText(head, view, done)} />
      <h1>{title}</h1>
      <section class="card narrow">
        <p>
          <Sentence
            template={held ? page.hold_hint : page.stop_hint}
            values={{
              brand: view.brand,
              address: <ShownAddress view={view} />,
              ...(held && { date: <Moment at={held.until_at} locale={head.locale} /> }),
            }}
          />
        </p>
        <form method="post" action={action}>
          <input type="hidden" name="act" value="withdraw_all" />
          <button type="submit" id="stop-everything" class="button danger full">
            {page.stop_button}
          </button>
        </form>
        {held ? (
          <form method="post" action={action}>
            <input type="hidden" name="act" value="keep" />
            <button type="submit" id="keep" class="button full">
              {page.hold_keep}
            </button>
          </form>
        ) : null}
      </section>
      <p class="after">
        <a href={requestUrl}>{page.get_link_title}</a>
      </p>
    </Shell>
  );
}
