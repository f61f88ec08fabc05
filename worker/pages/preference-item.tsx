/** @jsxImportSource hono/jsx */
/**
 * One thing that may or may not be sent, and its one switch. Turning on is offered only beneath its full text: a grant made
 * without the text in view would be none. Turning off never asks for anything.
 */
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { fillPlaces } from '../../shared/locales/fill.ts';
import type { LocaleTexts, PageTexts } from '../../shared/locales/texts.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { Moment } from './moment.tsx';
import { Sentence } from './sentence.tsx';

export type PreferenceItem = PreferenceView['items'][number];

interface ItemProps {
  readonly item: PreferenceItem;
  readonly texts: LocaleTexts;
  readonly locale: string;
  /** Where the switch posts. */
  readonly action: string;
  /** What was agreed to when it is on: who sends what and how often. Null where no text is kept. */
  readonly agreed: DisclosureDocument | null;
  /** Unique on the page. */
  readonly id: string;
  /** Programmes are named only where there is more than one. */
  readonly namesProgramme: boolean;
}

export const SUPPRESSED: Readonly<Record<PreferenceItem['suppressed_by'][number], keyof PageTexts>> = {
  stop: 'paused_stop',
  hold: 'paused_hold',
  needs_confirm: 'paused_confirm',
  expired: 'expired',
  recovering: 'paused_recovering',
};

export const isOn = (item: PreferenceItem): boolean => item.standing === 'granted';

export function ItemOn({ item, texts, locale, action, agreed, id, namesProgramme }: ItemProps) {
  // While the ledger is recovering nothing that the person does turns it on.
  const paused = item.suppressed_by.includes('recovering') ? 'recovering' : item.suppressed_by[0];
  return (
    <li class="item">
      <ChannelIcon channel={item.channel} />
      <div class="item-words">
        <h3 id={`${id}-name`}>{itemName(item, texts, namesProgramme, agreed)}</h3>
        <p class={paused ? 'state paused' : 'state on'}>
          <span>{texts.page.on}</span>
          {item.since_at === null ? null : <Since text={texts.page.since} at={item.since_at} locale={locale} />}
          {item.expires_at === null ? null : <Since text={texts.page.until} at={item.expires_at} locale={locale} />}
        </p>
        {paused ? <p class="state-note">{texts.page[SUPPRESSED[paused]]}</p> : null}
        {agreed === null ? null : (
          <p class="quiet" lang={agreed.locale === locale ? undefined : agreed.locale}>
            {fillPlaces(
              texts.page.sends,
              {
                legal_entity: agreed.sender.legal_entity,
                kinds: agreed.programme.kinds,
                frequency: agreed.programme.frequency,
              },
              texts.direction,
            )}
          </p>
        )}
      </div>
      <Switch item={item} action={action} act="withdraw" label={texts.page.turn_off} id={id} disclosure={null} />
      <Topics item={item} texts={texts} action={action} id={id} />
    </li>
  );
}

export function ItemOff({ item, texts, locale, action, id, namesProgramme }: ItemProps) {
  const { offer } = item;
  return (
    <li class="item">
      <ChannelIcon channel={item.channel} />
      <div class="item-words">
        <h3 id={`${id}-name`}>{itemName(item, texts, namesProgramme, offer?.document ?? null)}</h3>
        <p class="state">
          <span>{texts.page[offWord(item)]}</span>
          {item.since_at === null ? null : (
            <Since text={wasMoment(item) ? '{date}' : texts.page.since} at={item.since_at} locale={locale} />
          )}
        </p>
      </div>
      {offer === null ? null : (
        <>
          <div class="terms" id={`${id}-text`} lang={offer.document.locale} dir={offer.document.direction}>
            <p>{offer.document.text}</p>
            <Links document={offer.document} />
          </div>
          <Switch item={item} action={action} act="grant" label={texts.page.turn_on} id={id} disclosure={offer.disclosure} />
        </>
      )}
    </li>
  );
}

/** One switch a topic. One that is off is turned on beneath the text that it agrees to, like the whole. */
function Topics({ item, texts, action, id }: Pick<ItemProps, 'item' | 'texts' | 'action' | 'id'>) {
  const { offer } = item;
  const shown = item.topic_choices.filter((topic) => topic.on || offer !== null);
  if (shown.length === 0) return null;
  const hasOff = shown.some((topic) => !topic.on);
  return (
    <div class="topics">
      <h4 id={`${id}-topics`}>{texts.words.field.topics}</h4>
      {hasOff && offer !== null ? (
        <div class="terms" id={`${id}-text`} lang={offer.document.locale} dir={offer.document.direction}>
          <p>{offer.document.text}</p>
          <Links document={offer.document} />
        </div>
      ) : null}
      <ul aria-labelledby={`${id}-topics`}>
        {shown.map((topic) => (
          <li>
            <span id={`${id}-topic-${topic.id}-name`}>
              <bdi>{topic.label}</bdi>
            </span>
            <Switch
              item={item}
              action={action}
              act={topic.on ? 'withdraw' : 'grant'}
              label={topic.on ? texts.page.turn_off : texts.page.turn_on}
              id={`${id}-topic-${topic.id}`}
              disclosure={topic.on ? null : (offer?.disclosure ?? null)}
              topic={topic.id}
              textId={`${id}-text`}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SwitchProps {
  readonly item: PreferenceItem;
  readonly action: string;
  readonly act: 'grant' | 'withdraw';
  readonly label: string;
  readonly id: string;
  readonly disclosure: string | null;
  /** Of one topic alone; absent: of all. */
  readonly topic?: string;
  /** Where the text stands that turning on agrees to. */
  readonly textId?: string;
}

/** A button that says what it does, drawn with a switch's position; not `role=switch`, which would read "turn off, on". */
function Switch({ item, action, act, label, id, disclosure, topic, textId = `${id}-text` }: SwitchProps) {
  const described = act === 'grant' ? `${id}-name ${textId}` : `${id}-name`;
  return (
    <form method="post" action={action} class="switch-form">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="programme" value={item.programme} />
      <input type="hidden" name="channel" value={item.channel} />
      <input type="hidden" name="purpose" value={item.purpose} />
      <input type="hidden" name="seen_seq" value={String(item.seen_seq)} />
      {topic === undefined ? null : <input type="hidden" name="topic" value={topic} />}
      {disclosure === null ? null : <input type="hidden" name="disclosure" value={disclosure} />}
      <button
        type="submit"
        id={`${id}-switch`}
        class={act === 'withdraw' ? 'switch is-on' : 'switch'}
        aria-labelledby={`${id}-do ${id}-name`}
        aria-describedby={described}
      >
        <span class="track" aria-hidden="true" />
        <span id={`${id}-do`}>{label}</span>
      </button>
    </form>
  );
}

export function Links({ document }: { readonly document: DisclosureDocument }) {
  return (
    <p class="links">
      {document.links.map((link) => (
        <a href={link.url} rel="noopener" target="_blank">
          {link.label}
        </a>
      ))}
    </p>
  );
}

function Since({ text, at, locale }: { readonly text: string; readonly at: string; readonly locale: string }) {
  return (
    <span>
      <Sentence template={text} values={{ date: <Moment at={at} locale={locale} /> }} />
    </span>
  );
}

/** Leaving off and running out happened on a day; being off lasts since one. */
const wasMoment = (item: PreferenceItem): boolean => item.standing === 'declined' || item.standing === 'expired';

export function offWord({ standing }: Pick<PreferenceItem, 'standing'>): keyof PageTexts {
  if (standing === 'not_asked') return 'never_asked';
  if (standing === 'declined') return 'declined';
  return standing === 'expired' ? 'expired' : 'off';
}

function itemName(item: PreferenceItem, texts: LocaleTexts, namesProgramme: boolean, document: DisclosureDocument | null): string {
  const parts = [texts.disclosure.control[item.channel] ?? item.channel];
  if (item.purpose !== 'marketing') parts.push(texts.page[`purpose_${item.purpose}`]);
  if (namesProgramme) parts.push(document?.programme.name ?? item.programme);
  return parts.join(' · ');
}
