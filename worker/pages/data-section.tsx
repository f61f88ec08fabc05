/** @jsxImportSource hono/jsx */
/** "Your data" on the preference page: where the code is asked for, or, with a fresh one answered, where it leads on. */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { Sentence } from './sentence.tsx';
import type { PageHead } from './shell.tsx';
import { ShownAddress } from './shown-address.tsx';

interface DataSectionProps {
  readonly head: PageHead;
  readonly view: PreferenceView;
  /** The page's own path with its token. */
  readonly action: string;
}

export function DataSection({ head: { texts }, view, action }: DataSectionProps) {
  const { data } = texts;
  return (
    <section aria-labelledby="data-title" class="card own-data">
      <h2 id="data-title">{data.title}</h2>
      {view.grade === 'subject' ? (
        <>
          <p class="quiet">{data.open_hint}</p>
          <a class="button" href={`${action}?view=data`}>
            {data.open_link}
          </a>
        </>
      ) : (
        <>
          <p class="quiet" id="data-hint">
            <Sentence template={data.section_hint} values={{ brand: view.brand, address: <ShownAddress view={view} /> }} />
          </p>
          <form method="post" action={action} data-plain>
            <input type="hidden" name="act" value="subject_code" />
            <button type="submit" class="button" aria-describedby="data-hint">
              {data.ask_button}
            </button>
          </form>
        </>
      )}
    </section>
  );
}
