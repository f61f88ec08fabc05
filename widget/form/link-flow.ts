/**
 * Links into the apps that were ticked, one after another: made, asked about until the person has answered there, or passed over. Nothing here
 * agrees to anything: what is agreed is said by the server, after the tap in the app.
 */
import type { LinkMade, LinkView } from '../../shared/contract/link.ts';
import type { SubmissionReceipt } from '../../shared/contract/submission.ts';
import { LINK_POLLS_MAX } from '../../shared/link-limits.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import type { LinkApi } from '../client/link-api.ts';

export interface AppLink {
  readonly channel: ChannelId;
  readonly made?: LinkMade;
  readonly view?: LinkView;
  /** It could not be made. */
  readonly failed?: boolean;
  /** The person went on without it. */
  readonly skipped?: boolean;
}

export interface LinkFlow {
  links(): readonly AppLink[];
  /** The one on screen; undefined once each has its answer. */
  current(): AppLink | undefined;
  /** Makes the link on screen, anew where it was made before. */
  make(): Promise<void>;
  skip(): void;
  /** Asks at once: the person may be back from the app. */
  look(): void;
}

export interface LinkFlowDeps {
  readonly api: LinkApi;
  readonly receipt: SubmissionReceipt;
  /** Draws anew. */
  changed(): void;
  wait(act: () => void, ms: number): unknown;
  stop(timer: unknown): void;
}

export function createLinkFlow({ api, receipt, changed, wait, stop }: LinkFlowDeps): LinkFlow {
  let links: readonly AppLink[] = (receipt.links ?? []).map((channel) => ({ channel }));
  let timer: unknown;
  /** Counts what was asked for: an answer that comes after another link was made is nobody's. */
  let turn = 0;
  /** Of the link on screen. */
  let polls = 0;

  const current = (): AppLink | undefined => links.find((link) => !isSettled(link));
  const put = (channel: ChannelId, patch: Partial<AppLink>): void => {
    links = links.map((link) => (link.channel === channel ? { ...link, ...patch } : link));
    changed();
  };
  const pollLater = (made: LinkMade): void => {
    stop(timer);
    if (polls >= LINK_POLLS_MAX) return;
    timer = wait(() => void poll(), made.poll_after_seconds * 1000);
  };
  const poll = async (): Promise<void> => {
    const link = current();
    if (!link?.made) return;
    const asked = turn;
    polls += 1;
    const view = await api.read(receipt, link.made);
    if (asked !== turn) return;
    if (view) put(link.channel, { view });
    if (isSettled({ ...link, ...(view && { view }) })) await next();
    else if (view?.status !== 'ended') pollLater(link.made);
  };
  const make = async (): Promise<void> => {
    const link = current();
    turn += 1;
    const asked = turn;
    stop(timer);
    if (!link) return;
    const made = await api.make(receipt, link.channel);
    if (asked !== turn) return;
    if (!made) return put(link.channel, { failed: true });
    links = links.map((each) => (each.channel === link.channel ? { channel: link.channel, made } : each));
    polls = 0;
    changed();
    pollLater(made);
  };
  const next = async (): Promise<void> => {
    changed();
    if (current()) await make();
  };

  return {
    links: () => links,
    current,
    make,
    skip() {
      const link = current();
      turn += 1;
      stop(timer);
      if (link) put(link.channel, { skipped: true });
      void next();
    },
    look() {
      const made = current()?.made;
      if (made) pollLater({ ...made, poll_after_seconds: 0 });
    },
  };
}

/** Answered in the app, with nothing left to pick there; or passed over. */
const isSettled = ({ view, skipped }: AppLink): boolean =>
  skipped === true || view?.status === 'declined' || (view?.status === 'agreed' && view.digits === null);

export const isAgreed = ({ view }: AppLink): boolean => view?.status === 'agreed';
