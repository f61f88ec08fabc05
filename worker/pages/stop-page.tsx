/** @jsxImportSource hono/jsx */
/** What a message's footer link opens: the address masked, one button. Nothing else is shown to whoever holds that link. */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { type Done, noticeText } from './preference-page.tsx';
import { Sentence } from './sentence.tsx';
import { Notice, type PageHead, Shell } from './shell.tsx';
import { ShownAddress } from './shown-address.tsx';

interface StopPageProps {
  readonly head: PageHead;
  readonly view: PreferenceView;
  readonly action: string;
  readonly done: Done | null;
  /** Where a link to the whole preference page is asked for. */
  readonly requestUrl: string;
}

export function StopPage({ head, view, action, done, requestUrl }: StopPageProps) {
  const { page } = head.texts;
  return (
    <Shell head={head} title={page.stop_title}>
      <Notice text={noticeText(head, view, done)} />
      <h1>{page.stop_title}</h1>
      <section class="card narrow">
        <p>
          <Sentence template={page.stop_hint} values={{ brand: view.brand, address: <ShownAddress view={view} /> }} />
        </p>
        <form method="post" action={action}>
          <input type="hidden" name="act" value="withdraw_all" />
          <button type="submit" id="stop-everything" class="button danger full">
            {page.stop_button}
          </button>
        </form>
      </section>
      <p class="after">
        <a href={requestUrl}>{page.get_link_title}</a>
      </p>
    </Shell>
  );
}
