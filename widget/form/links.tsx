/**
 * The step after the form for channels that are agreed to in their own apps, in a file of its own that comes with the press of the button
 * where one was ticked: a button where the app is at hand, a code to scan elsewhere, two digits to pick, and at the end what was agreed.
 */
import type { VNode } from 'preact';
import type { LinkMade } from '../../shared/contract/link.ts';
import type { SubmissionReceipt } from '../../shared/contract/submission.ts';
import { linkApi } from '../client/link-api.ts';
import type { FormHost } from '../embed/host.ts';
import { channelIcon } from '../ui/icons.tsx';
import css from '../ui/links.css?inline';
import { button, heading } from '../ui/parts.tsx';
import type { FlowDeps } from './flow.ts';
import { type AppLink, createLinkFlow, isAgreed, type LinkFlow } from './link-flow.ts';
import { closing, noneView } from './none-view.tsx';
import type { Scene } from './scene.ts';
import type { Steps } from './steps.ts';

export interface Links {
  /** Draws what comes after everything else was sent; begins at the first drawing. */
  view(scene: Scene, steps: Pick<Steps, 'view'>): VNode;
}

export function createLinks({ base, root }: Pick<FormHost, 'base' | 'root'>, { set, focus }: Pick<FlowDeps, 'set' | 'focus'>): Links {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  let flow: LinkFlow | undefined;
  let of: SubmissionReceipt | undefined;
  let shown: string | undefined;

  const begin = (receipt: SubmissionReceipt): LinkFlow => {
    const begun = createLinkFlow({
      api: linkApi(base, (...request) => fetch(...request)),
      receipt,
      changed() {
        set({});
        const now = begun.current()?.channel ?? '';
        if (shown !== undefined && shown !== now) focus('step');
        shown = now;
      },
      wait: setTimeout,
      stop: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>), // as `wait` gave it
    });
    void begun.make();
    return begun;
  };

  document.addEventListener('visibilitychange', () => document.hidden || flow?.look());

  return {
    view(scene, steps) {
      const { receipt } = scene.state;
      // A form that was sent again has links of its own.
      if (receipt && receipt !== of) {
        of = receipt;
        flow = begin(receipt);
      }
      const link = flow?.current();
      if (flow && link) return linkView(scene, flow, link);
      return endView(scene, steps, flow?.links().filter(isAgreed) ?? []);
    },
  };
}

function linkView(scene: Scene, flow: LinkFlow, { channel, made, view, failed }: AppLink): VNode {
  const { say } = scene;
  const digits = view?.digits;
  const isEnded = view?.status === 'ended';
  return (
    <div key={`link-${channel}`} class="link">
      <p class="mark">{channelIcon(channel)}</p>
      {heading(scene, made?.texts.title ?? say('sending'))}
      {failed && (
        <p class="notice" role="alert">
          {say('error_server')}
        </p>
      )}
      {made && !isEnded && (digits ? digitsPart(made, digits) : wayPart(made, view?.status === 'opened'))}
      {isEnded && <p class="intro">{made?.texts.ended}</p>}
      <div class="actions">
        {(failed || isEnded) && button('main', made?.texts.again ?? say('retry'), () => void flow.make())}
        {button('other', say('no_thanks'), flow.skip)}
      </div>
    </div>
  );
}

/** The app on this very device where it has touch; elsewhere first the code for the phone beside it. */
function wayPart({ texts, open_url, text_to_send, qr }: LinkMade, isOpened: boolean): VNode {
  const isHandheld = matchMedia('(pointer: coarse)').matches;
  const code = (
    <figure>
      <figcaption>{texts.scan}</figcaption>
      <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={texts.scan}>
        <path d={qr.path} />
      </svg>
    </figure>
  );
  return (
    <>
      <p class="intro">{texts.hint}</p>
      {open_url && (
        <a part="button" class={isHandheld ? 'main' : 'other'} href={open_url} target="_blank" rel="noopener">
          {texts.open}
        </a>
      )}
      {!open_url && text_to_send && <p class="send">{texts.send}</p>}
      {(!isHandheld || !open_url) && code}
      <p class="said-wait" aria-live="polite">
        {!isOpened && texts.waiting}
      </p>
    </>
  );
}

function digitsPart({ texts }: LinkMade, digits: string): VNode {
  const [before, after] = texts.digits.split('{digits}');
  return (
    <div aria-live="polite">
      <p class="digits" dir="ltr">
        {digits}
      </p>
      <p class="intro">
        {before}
        <b dir="ltr">{digits}</b>
        {after}
      </p>
    </div>
  );
}

/** What was agreed in all: in the form, and in the apps. */
function endView(scene: Scene, steps: Pick<Steps, 'view'>, agreed: readonly AppLink[]): VNode {
  const { state, say, config } = scene;
  const { receipt } = state;
  const isIn = (channel: string) => agreed.some((link) => link.channel === channel);
  if (receipt?.choices.some(({ status }) => status === 'received')) {
    const choices = receipt.choices.map((choice) => (isIn(choice.channel) ? { ...choice, status: 'received' as const } : choice));
    return steps.view({ ...scene, state: { ...state, receipt: { ...receipt, choices } } });
  }
  if (agreed.length === 0) return noneView(scene);
  return (
    <div key="done">
      {heading(scene, say('success_title'))}
      <p class="intro">{say('success_agreed')}</p>
      <ul>
        {config.controls
          .filter(({ channels }) => channels.some(isIn))
          .map(({ channels, label }) => (
            <li>
              {channelIcon(channels[0])}
              {label}
            </li>
          ))}
      </ul>
      <p>{say('success_change')}</p>
      {closing(scene)}
    </div>
  );
}
