/** @jsxImportSource hono/jsx */
/** The preference centre: who may send what, where and since when; one switch each; one click that stops everything; history. */
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { fillPlaces } from '../../shared/locales/fill.ts';
import { DataSection } from './data-section.tsx';
import { History } from './history.tsx';
import { ItemOff, ItemOn, isOn, type PreferenceItem } from './preference-item.tsx';
import { Sentence } from './sentence.tsx';
import { Notice, type PageHead, Shell } from './shell.tsx';
import { ShownAddress } from './shown-address.tsx';
import { WishesSection } from './wishes-section.tsx';

/** What a redirect says happened: a closed list, so that no text of a URL reaches the page. */
export const DONE = ['saved', 'stopped', 'kept', 'moved', 'retracted', 'hours_same', 'pause_wrong'] as const;
export type Done = (typeof DONE)[number];

interface PreferencePageProps {
  readonly head: PageHead;
  readonly view: PreferenceView;
  /** The page's own path with its token. */
  readonly action: string;
  readonly done: Done | null;
}

export function PreferencePage({ head, view, action, done }: PreferencePageProps) {
  const { texts, locale } = head;
  const { page } = texts;
  const on = view.items.filter(isOn);
  const off = view.items.filter((item) => !isOn(item) && (item.offer !== null || item.standing !== 'not_asked'));
  const namesProgramme = new Set(view.items.map((item) => item.programme)).size > 1;
  const shared = (item: PreferenceItem) => ({
    item,
    texts,
    locale,
    action,
    namesProgramme,
    id: `${item.programme}-${item.channel}-${item.purpose}`,
    agreed: agreedText(view, item),
  });
  return (
    <Shell head={head} title={page.preferences_title}>
      <Notice text={noticeText(head, view, done)} />
      <h1>{page.preferences_title}</h1>
      <p class="lead">
        <Sentence template={page.preferences_for} values={{ address: <ShownAddress view={view} /> }} />
      </p>
      <section aria-labelledby="on-title" class="card">
        <h2 id="on-title">
          <Sentence template={page.may_send} values={{ brand: view.brand }} />
        </h2>
        {on.length === 0 ? (
          <p class="quiet">
            <Sentence template={page.nothing_on} values={{ brand: view.brand }} />
          </p>
        ) : (
          <ul class="items">
            {on.map((item) => (
              <ItemOn {...shared(item)} />
            ))}
          </ul>
        )}
        {on.length === 0 ? null : <StopEverything head={head} action={action} />}
      </section>
      {off.length === 0 ? null : (
        <section aria-labelledby="off-title" class="card">
          <h2 id="off-title">
            <Sentence template={page.may_not_send} values={{ brand: view.brand }} />
          </h2>
          <ul class="items">
            {off.map((item) => (
              <ItemOff {...shared(item)} />
            ))}
          </ul>
        </section>
      )}
      <WishesSection head={head} view={view} action={action} />
      <DataSection head={head} view={view} action={action} />
      <History items={view.history} texts={texts} locale={locale} brand={view.brand} />
    </Shell>
  );
}

function StopEverything({ head: { texts }, action }: { readonly head: PageHead; readonly action: string }) {
  return (
    <form method="post" action={action} class="stop">
      <input type="hidden" name="act" value="withdraw_all" />
      <p id="stop-hint">{texts.page.stop_everything_hint}</p>
      <button type="submit" id="stop-everything" class="button danger" aria-describedby="stop-hint">
        {texts.page.stop_everything}
      </button>
    </form>
  );
}

/** "Stopped" is said only if it is true: the word in the URL is the visitor's, the state is ours. */
export function noticeText({ texts }: PageHead, view: PreferenceView, done: Done | null): string | null {
  switch (done) {
    case 'saved':
      return texts.page.saved;
    case 'moved':
      return texts.page.state_moved;
    case 'kept':
      return view.hold === null ? texts.page.hold_kept : null;
    case 'retracted':
      return texts.page.retracted;
    case 'hours_same':
    case 'pause_wrong':
      return texts.wishes[done];
    case 'stopped':
      return view.items.some((item) => isOn(item) && item.purpose === 'marketing')
        ? null
        : fillPlaces(texts.page.stopped_everything, { brand: view.brand }, texts.direction);
    case null:
      return null;
  }
}

/** The text that the standing grant was given under; what is offered today may read otherwise. */
function agreedText(view: PreferenceView, item: PreferenceItem): DisclosureDocument | null {
  const record = view.history.find(
    (entry) =>
      entry.disclosure !== null &&
      (entry.act === 'grant' || entry.act === 'confirm') &&
      entry.channel === item.channel &&
      entry.purpose === item.purpose &&
      entry.programme === item.programme,
  );
  return record?.disclosure ?? null;
}
