/** @jsxImportSource hono/jsx */
/** What one submission sent, as recorded, and how to take it back. It tells nothing else about the address. */
import type { LocaleTexts } from '../../shared/locales/texts.ts';
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';
import { ChannelIcon } from './channel-icon.tsx';
import type { Done } from './preference-page.tsx';
import { Notice, type PageHead, Shell } from './shell.tsx';

export interface OwnAct {
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly status: 'received' | 'confirmed' | 'declined' | 'retracted';
}

interface OwnActsPageProps {
  readonly head: PageHead;
  readonly acts: readonly OwnAct[];
  /** The addresses of the submission, masked. */
  readonly masked: readonly string[];
  readonly action: string;
  readonly done: Done | null;
}

export function OwnActsPage({ head, acts, masked, action, done }: OwnActsPageProps) {
  const { page } = head.texts;
  return (
    <Shell head={head} title={page.own_acts_title}>
      <Notice text={done === 'retracted' ? page.retracted : null} />
      <h1>{page.own_acts_title}</h1>
      {masked.map((address) => (
        <p class="lead">
          <strong class="address" dir="ltr">
            {address}
          </strong>
        </p>
      ))}
      <section class="card">
        <p class="quiet">{page.own_acts_hint}</p>
        <ul class="items">
          {acts.map((act) => (
            <OwnActRow act={act} texts={head.texts} action={action} />
          ))}
        </ul>
      </section>
    </Shell>
  );
}

function OwnActRow({ act, texts, action }: { readonly act: OwnAct; readonly texts: LocaleTexts; readonly action: string }) {
  const id = `${act.channel}-${act.purpose}`;
  return (
    <li class="item">
      <ChannelIcon channel={act.channel} />
      <div class="item-words">
        <h2 class="item-name" id={`${id}-name`}>
          {texts.disclosure.control[act.channel] ?? act.channel}
        </h2>
        <p class={act.status === 'confirmed' ? 'state on' : 'state'}>
          <span>{texts.page[`status_${act.status}`]}</span>
        </p>
      </div>
      {act.status === 'retracted' || act.status === 'declined' ? null : (
        <form method="post" action={action} class="switch-form">
          <input type="hidden" name="act" value="retract" />
          <input type="hidden" name="channel" value={act.channel} />
          <input type="hidden" name="purpose" value={act.purpose} />
          <button type="submit" id={`${id}-switch`} class="button" aria-describedby={`${id}-name`}>
            {texts.page.retract_button}
          </button>
        </form>
      )}
    </li>
  );
}
