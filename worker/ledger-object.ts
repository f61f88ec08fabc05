/** The Ledger Durable Object: all addresses of one partition. Composes `consent/` and `messaging/`; holds no rules. */
import { DurableObject } from 'cloudflare:workers';
import { LEDGER_BACKSTOP_MS } from '../shared/limits.ts';
import { invariant, type Result } from '../shared/result.ts';
import { addresses, positionAt } from './consent/address-pages.ts';
import { actOnLink, linkState, linkWishOf, makeLink, wishLinks } from './consent/app-links.ts';
import { confirmable, resend, type Verified, verify, verifyLink } from './consent/challenges.ts';
import { changed, changes } from './consent/changes.ts';
import { checkKeys } from './consent/check-keys.ts';
import { noteInbound } from './consent/conversations.ts';
import { debts } from './consent/debts.ts';
import { erase } from './consent/erase.ts';
import { eraseAgain } from './consent/erase-again.ts';
import { erasureDebts } from './consent/erasure-debts.ts';
import { type Head, readHead } from './consent/head.ts';
import { heldOf, heldRows } from './consent/held-reading.ts';
import { inbound } from './consent/inbound.ts';
import type { LedgerApi, LedgerPlace } from './consent/ledger-api.ts';
import { type LedgerCore, ledgerCore } from './consent/ledger-core.ts';
import { ledgerKeys } from './consent/ledger-keys.ts';
import { addressLinks, linkedBack, unlink } from './consent/linking.ts';
import { sendLink } from './consent/links.ts';
import type { ConsentRefusal, Ms } from './consent/model.ts';
import { mayRetract, ownActsView, retract } from './consent/own-acts.ts';
import { isTestPlace } from './consent/place.ts';
import { pollCounts } from './consent/poll-counts.ts';
import { change, withdrawAll } from './consent/preferences.ts';
import { findAddress, recordView, timeline, viewOf } from './consent/reading.ts';
import { type GuardedCore, guarded, type Recovery, recovery } from './consent/recovery.ts';
import { refoldAll } from './consent/refold.ts';
import { recordActs } from './consent/reports.ts';
import { retainStep } from './consent/retain.ts';
import { planRewrap, rewrapStep } from './consent/rewrap.ts';
import { MIGRATIONS } from './consent/schema.ts';
import type { Session } from './consent/session.ts';
import { states } from './consent/states.ts';
import { statusOf } from './consent/status.ts';
import { buryInterrupted } from './consent/store-messages.ts';
import { answerSubjectCode, sendSubjectCode } from './consent/subject-codes.ts';
import { submit } from './consent/submissions.ts';
import { nextDueMs, sweep } from './consent/sweep.ts';
import { takeDebt } from './consent/take-debt.ts';
import { testEndsMs } from './consent/test-life.ts';
import { testMessages } from './consent/test-messages.ts';
import { askToStop, keepAfterStop, runningHolds } from './consent/web-stops.ts';
import { type Bindings, parseEnv } from './env.ts';
import { messageId, outbox, sendKeys } from './messaging/outbox.ts';
import { answerRates } from './messaging/send-limits.ts';
import { courierStub, ledgerStub, messageRoute, sendLimiterStub, workspaceHeads, workspaceStub } from './objects.ts';
import { type Clock, clock } from './platform/clock.ts';
import { errorFields, log } from './platform/log.ts';
import { migrate } from './platform/migrations.ts';
import { nextTurn } from './platform/next-turn.ts';
import { randomBytes } from './platform/random.ts';
import { wait } from './platform/timer.ts';
import { type Tokens, tokens } from './platform/tokens.ts';
import type { CourierApi } from './sync/courier-api.ts';
import { courierHints } from './sync/courier-hints.ts';

type Given<M extends keyof LedgerApi> = Parameters<LedgerApi[M]>;

export class Ledger extends DurableObject<Bindings> implements LedgerApi {
  /** Every call comes through it: nothing is answered before the ledger is known to be whole, or known not to be. */
  readonly #core: GuardedCore;
  /** What the ledger does by itself, and what `#core` guards. */
  readonly #inner: LedgerCore;
  readonly #recovery: Recovery;
  readonly #clock: Clock;
  readonly #tokens: Tokens;
  readonly #publicUrl: string;
  readonly #polls = pollCounts();
  readonly #sendMessages: () => Promise<void>;
  readonly #payDebts: () => Promise<void>;
  readonly #finishErasures: () => Promise<void>;
  readonly #wakeCouriers: (place: LedgerPlace) => Promise<void>;
  /** Product time of the alarm that is set; null where none is. */
  #alarmMs: Ms | null = null;
  /** What the commit that is open has set it to. */
  #alarmAskedMs: Ms | null = null;

  constructor(ctx: DurableObjectState, bindings: Bindings) {
    super(ctx, bindings);
    const env = parseEnv(bindings);
    this.#clock = clock(env.clockOffsetMs);
    this.#tokens = tokens(env.token);
    this.#publicUrl = env.publicUrl;
    migrate(ctx.storage, MIGRATIONS);
    buryInterrupted(ctx.storage.sql);
    const written = readHead(ctx.storage.sql);
    if (written) {
      checkKeys(ctx.storage.sql, ledgerKeys(env.master, env.hash, written.place.workspace));
      planRewrap(ctx.storage.sql, env.master.current, this.#clock.now());
    }
    this.#inner = ledgerCore({
      sql: ctx.storage.sql,
      transaction: (body) => ctx.storage.transactionSync(body),
      now: this.#clock.now,
      random: randomBytes,
      keysOf: (workspace) => ledgerKeys(env.master, env.hash, workspace),
      gather: nextTurn,
      closing: (session) => this.#bringAlarmForward(session),
      committed: (before, after) => this.#afterCommit(before, after),
    });
    this.#recovery = recovery({
      core: this.#inner,
      keeper: (place) => workspaceHeads(bindings, place),
      eraseAgain,
      now: this.#clock.now,
      wait,
      report: (what, fields) => log('error', what, fields),
    });
    this.#core = guarded(this.#inner, this.#recovery.ready);
    const run = <T>(job: (session: Session) => T) => this.#runHere(job);
    this.#sendMessages = outbox({
      run,
      send: messageRoute(bindings, env, this.#clock.now),
      reserve: (workspace, id, keepUntilMs, claims, rates) => sendLimiterStub(bindings, workspace).reserve(id, keepUntilMs, claims, rates),
    });
    this.#payDebts = debts({
      run,
      handOver: (place, debt) => ledgerStub(bindings, place.workspace, place.partition).takeOwed(place, debt),
    });
    this.#wakeCouriers = courierHints({
      now: this.#clock.now,
      courierIds: (workspace) => workspaceStub(bindings, workspace).courierIds(),
      wake: ({ workspace, partition, partitions }, destination) =>
        courierStub(bindings, workspace, destination).wake({ workspace, destination, partitions }, partition),
    });
    this.#finishErasures = erasureDebts({
      run,
      handOver: ({ workspace, partition, partitions }, destination, job) =>
        (courierStub(bindings, workspace, destination) as unknown as CourierApi).forget(
          { workspace, destination, partitions },
          partition,
          job,
        ),
      journal: async (place, entry) => {
        if (!isTestPlace(place)) await workspaceStub(bindings, place.workspace).journalErasure(entry);
      },
    });
    void ctx.blockConcurrencyWhile(async () => {
      const setMs = await ctx.storage.getAlarm();
      if (setMs !== null) this.#alarmMs = setMs + env.clockOffsetMs;
      // One that is due stays: to move it while it is being delivered would cancel it. One to come was set by the clock of then,
      // which the demo's offset may have moved on since.
      if (setMs === null || this.#alarmMs === null || this.#alarmMs > this.#clock.now()) await this.#armAlarm();
    });
  }

  submit(...[place, command]: Given<'submit'>): ReturnType<LedgerApi['submit']> {
    return this.#core.run(place, (session) => submit(session, command));
  }
  async submission(...[place, id]: Given<'submission'>): ReturnType<LedgerApi['submission']> {
    return this.#core.read(place, (session) => ownActsView(session, id));
  }
  verify(...[place, id, to, code, evidence]: Given<'verify'>): ReturnType<LedgerApi['verify']> {
    return this.#verified(place, (session) => verify(session, id, to, code, evidence));
  }
  verifyLink(...[place, id, secret, evidence]: Given<'verifyLink'>): ReturnType<LedgerApi['verifyLink']> {
    return this.#verified(place, (session) => verifyLink(session, id, secret, evidence));
  }
  async confirmable(...[place, id, secret]: Given<'confirmable'>): ReturnType<LedgerApi['confirmable']> {
    return this.#core.read(place, (session) => confirmable(session, id, secret));
  }
  resend(...[place, id, to, template]: Given<'resend'>): ReturnType<LedgerApi['resend']> {
    return this.#core.run(place, (session) => resend(session, id, to, template));
  }
  retract(...[place, id, choices, evidence]: Given<'retract'>): ReturnType<LedgerApi['retract']> {
    return this.#core.run(place, (session) => retract(session, id, choices, evidence));
  }
  async mayRetract(...[place, id, choices]: Given<'mayRetract'>): ReturnType<LedgerApi['mayRetract']> {
    return this.#core.read(place, (session) => mayRetract(session, id, choices));
  }
  takeOwed(...[place, debt]: Given<'takeOwed'>): ReturnType<LedgerApi['takeOwed']> {
    return this.#core.run(place, (session) => takeDebt(session, debt));
  }
  wishLinks(...[place, command]: Given<'wishLinks'>): ReturnType<LedgerApi['wishLinks']> {
    return this.#core.run(place, (session) => wishLinks(session, command));
  }
  async linkWish(...[place, id]: Given<'linkWish'>): ReturnType<LedgerApi['linkWish']> {
    return this.#core.read(place, (session) => linkWishOf(session, id));
  }
  makeLink(...[place, link]: Given<'makeLink'>): ReturnType<LedgerApi['makeLink']> {
    return this.#core.run(place, (session) => makeLink(session, link));
  }
  async linkState(...[place, id]: Given<'linkState'>): ReturnType<LedgerApi['linkState']> {
    return this.#core.read(place, (session) => (this.#polls.mayPoll(id, session.nowMs) ? linkState(session, id) : 'too_soon'));
  }
  actOnLink(...[place, token, app, act]: Given<'actOnLink'>): ReturnType<LedgerApi['actOnLink']> {
    return this.#core.run(place, (session) => actOnLink(session, token, app, act));
  }
  async links(...[place, ref]: Given<'links'>): ReturnType<LedgerApi['links']> {
    return this.#core.read(place, (session) => addressLinks(session, ref));
  }
  async linkedBack(...[place, hash, to]: Given<'linkedBack'>): ReturnType<LedgerApi['linkedBack']> {
    return this.#core.read(place, (session) => linkedBack(session, hash, to));
  }
  unlink(...[place, ref, from, context]: Given<'unlink'>): ReturnType<LedgerApi['unlink']> {
    return this.#core.run(place, (session) => unlink(session, ref, from, context));
  }

  async address(...[place, ref]: Given<'address'>): ReturnType<LedgerApi['address']> {
    return this.#core.read(place, (session) => viewOf(session, ref));
  }
  async find(...[place, address]: Given<'find'>): ReturnType<LedgerApi['find']> {
    return this.#core.read(place, (session) => findAddress(session, address));
  }
  async timeline(...[place, ref, before, limit]: Given<'timeline'>): ReturnType<LedgerApi['timeline']> {
    return this.#core.read(place, (session) => timeline(session, ref, before, limit));
  }
  async record(...[place, seq]: Given<'record'>): ReturnType<LedgerApi['record']> {
    return this.#core.read(place, (session) => recordView(session, seq));
  }

  change(...[place, ref, wanted, evidence]: Given<'change'>): ReturnType<LedgerApi['change']> {
    return this.#core.run(place, (session) => change(session, ref, wanted, evidence));
  }
  withdrawAll(...[place, ref, evidence]: Given<'withdrawAll'>): ReturnType<LedgerApi['withdrawAll']> {
    return this.#core.run(place, (session) => withdrawAll(session, ref, evidence));
  }
  recordActs(...[place, address, acts, context, externalIds]: Given<'recordActs'>): ReturnType<LedgerApi['recordActs']> {
    return this.#core.run(place, (session) => recordActs(session, address, acts, context, externalIds));
  }
  requestLink(...[place, address, widget, template, page]: Given<'requestLink'>): ReturnType<LedgerApi['requestLink']> {
    const { workspace: w, partition: p } = place;
    const linkTo = (no: number, endsAtMs: Ms) =>
      `${this.#publicUrl}/me/${this.#tokens.make({ g: 'manage', w, j: page.jurisdiction, p, a: no, f: widget, l: page.locale, e: endsAtMs })}`;
    return this.#core.run(place, (session) => sendLink(session, address, template, linkTo));
  }
  askToStop(...[place, address, widget, template, page, evidence]: Given<'askToStop'>): ReturnType<LedgerApi['askToStop']> {
    const { workspace: w, partition: p } = place;
    const linkTo = (no: number, e: Ms) =>
      `${this.#publicUrl}/me/${this.#tokens.make({ g: 'stop', w, j: page.jurisdiction, p, a: no, f: widget, l: page.locale, e, h: 1 })}`;
    return this.#core.run(place, (session) => askToStop(session, address, 'web_form', evidence, template, linkTo));
  }
  keepAfterStop(...[place, ref, evidence]: Given<'keepAfterStop'>): ReturnType<LedgerApi['keepAfterStop']> {
    return this.#core.run(place, (session) => keepAfterStop(session, ref, evidence));
  }
  async runningHolds(...[place, after, limit]: Given<'runningHolds'>): ReturnType<LedgerApi['runningHolds']> {
    return this.#core.read(place, (session) => runningHolds(session, after, limit));
  }
  sendSubjectCode(...[place, ref, template]: Given<'sendSubjectCode'>): ReturnType<LedgerApi['sendSubjectCode']> {
    return this.#core.run(place, (session) => sendSubjectCode(session, ref, template));
  }
  answerSubjectCode(...[place, ref, code]: Given<'answerSubjectCode'>): ReturnType<LedgerApi['answerSubjectCode']> {
    return this.#core.run(place, (session) => answerSubjectCode(session, ref, code));
  }
  async heldOf(...[place, ref]: Given<'heldOf'>): ReturnType<LedgerApi['heldOf']> {
    return this.#core.read(place, (session) => heldOf(session, ref));
  }
  async heldRows(...[place, ref, from]: Given<'heldRows'>): ReturnType<LedgerApi['heldRows']> {
    return this.#core.read(place, (session) => heldRows(session, ref, from));
  }
  async erase(...[place, ref, order]: Given<'erase'>): ReturnType<LedgerApi['erase']> {
    const done = await this.#core.run(place, (session) => erase(session, ref, order));
    void this.#finishErasures().catch(() => undefined); // the alarm asks again
    return done;
  }
  async changes(...[place, after, limit]: Given<'changes'>): ReturnType<LedgerApi['changes']> {
    return this.#core.read(place, (session) => changes(session, after, limit));
  }
  async changed(...[place, no, after]: Given<'changed'>): ReturnType<LedgerApi['changed']> {
    return this.#core.read(place, (session) => changed(session, no, after));
  }
  async head(...[place]: Given<'head'>): ReturnType<LedgerApi['head']> {
    return this.#core.read(place, (session) => session.head.seq);
  }
  async addresses(...[place, afterNo, limit]: Given<'addresses'>): ReturnType<LedgerApi['addresses']> {
    return this.#core.read(place, (session) => addresses(session, afterNo, limit));
  }
  async positionAt(...[place, atMs]: Given<'positionAt'>): ReturnType<LedgerApi['positionAt']> {
    return this.#core.read(place, (session) => positionAt(session, atMs));
  }
  async recordActsOfEach(...[place, each, acts, context]: Given<'recordActsOfEach'>): ReturnType<LedgerApi['recordActsOfEach']> {
    const done = await Promise.all(each.map((address) => this.recordActs(place, address, acts, context, [])));
    const isTaken = done.every(({ ok }) => ok);
    invariant(isTaken, 'an act that takes back is not refused');
  }
  refold(...[place]: Given<'refold'>): ReturnType<LedgerApi['refold']> {
    return refoldAll((job) => this.#core.run(place, job));
  }

  async states(...[place, asked, atMs]: Given<'states'>): ReturnType<LedgerApi['states']> {
    return this.#core.read(place, (session) => states(session, asked, atMs));
  }
  noteInbound(...[place, messages]: Given<'noteInbound'>): ReturnType<LedgerApi['noteInbound']> {
    return this.#core.run(place, (session) => noteInbound(session, messages));
  }
  async testMessages(...[place, asked]: Given<'testMessages'>): ReturnType<LedgerApi['testMessages']> {
    return this.#core.read(place, (session) => testMessages(session, asked));
  }
  inbound(...[place, address, told]: Given<'inbound'>): ReturnType<LedgerApi['inbound']> {
    return this.#core.run(place, (session) => inbound(session, address, told));
  }
  async status(...[place]: Given<'status'>): ReturnType<LedgerApi['status']> {
    return this.#core.read(place, statusOf);
  }
  async openSuccessor(...[place, declared]: Given<'openSuccessor'>): ReturnType<LedgerApi['openSuccessor']> {
    await this.#recovery.ready(place);
    const opened = await this.#recovery.succeed(place, declared);
    return opened.ok ? { ok: true, value: await this.#core.read(place, statusOf) } : opened;
  }

  /** Never throws: the platform gives an alarm up after six failures. */
  override async alarm(): Promise<void> {
    this.#alarmMs = null;
    let retryMs = 0;
    try {
      const place = this.#inner.place();
      if (!place || (await this.#endTest(place))) return;
      await this.#recovery.ready(place);
      // Each by itself: one that breaks must not keep grants from running out.
      const steps = await Promise.allSettled([sweep, rewrapStep, retainStep].map((step) => this.#runHere(step)));
      for (const step of steps) {
        if (step.status === 'fulfilled') continue;
        log('error', 'ledger_step_broke', errorFields(step.reason));
        retryMs = this.#clock.now() + LEDGER_BACKSTOP_MS;
      }
      void this.#recovery.tend().catch(() => undefined);
      await Promise.all([this.#sendMessages(), this.#payDebts(), this.#finishErasures()]);
    } catch {
      retryMs = this.#clock.now() + LEDGER_BACKSTOP_MS; // a failed commit: asked again, but not at once
    } finally {
      await this.#armAlarm(retryMs);
    }
  }

  /** @returns whether this was a test ledger whose time is over: it is as empty as before its first call then. */
  async #endTest(place: LedgerPlace): Promise<boolean> {
    if ((this.#inner.read(place, testEndsMs) ?? Number.POSITIVE_INFINITY) > this.#clock.now()) return false;
    await this.ctx.storage.deleteAll();
    migrate(this.ctx.storage, MIGRATIONS);
    this.#inner.forget();
    return true;
  }

  /** Whoever watches how many answer is told; should that fail, one answer counts as none. */
  async #verified(place: LedgerPlace, job: (session: Session) => Result<Verified, ConsentRefusal>): ReturnType<LedgerApi['verify']> {
    const { done, told } = await this.#core.run(place, (session) => {
      const answer = job(session);
      if (!answer.ok || !answer.value.answered) return { done: answer, told: null };
      const { message, to: recipient } = answer.value.answered;
      const keys = answerRates(recipient, sendKeys(session)).map(({ rate }) => rate.key);
      return { done: answer, told: { id: messageId(session.place, message), keys } };
    });
    if (told && !isTestPlace(place))
      void sendLimiterStub(this.env, place.workspace)
        .answered(told.id, told.keys)
        .catch(() => undefined);
    return done.ok ? { ok: true, value: { no: done.value.no, confirmed: done.value.confirmed } } : done;
  }

  /** In a commit of a ledger that has been written to before. */
  #runHere<T>(job: (session: Session) => T): Promise<T> {
    const place = this.#inner.place();
    return place ? this.#inner.run(place, job) : Promise.reject(new Error('invariant: an empty ledger has nothing to do by itself'));
  }

  /** Inside the commit, so that what waits for the alarm and the alarm are stored together. */
  #bringAlarmForward(session: Session): void {
    const dueMs = this.#dueMs(session);
    const isSetBy = dueMs === null || (this.#alarmMs !== null && this.#alarmMs <= dueMs);
    this.#alarmAskedMs = isSetBy ? null : dueMs;
    if (isSetBy) return;
    void this.ctx.storage.setAlarm(this.#clock.toRuntime(dueMs));
  }

  async #armAlarm(notBeforeMs: Ms = 0): Promise<void> {
    const dueMs = this.#nextDueMs();
    if (dueMs === null) return;
    this.#alarmMs = Math.max(dueMs, notBeforeMs);
    await this.ctx.storage.setAlarm(this.#clock.toRuntime(this.#alarmMs));
  }

  #nextDueMs(): Ms | null {
    const place = this.#inner.place();
    try {
      return place && this.#inner.read(place, (session) => this.#dueMs(session));
    } catch {
      return this.#clock.now() + LEDGER_BACKSTOP_MS; // can't be read now: asked again, since without an alarm it never would be
    }
  }

  #dueMs(session: Session): Ms | null {
    const all = [nextDueMs(session), this.#recovery.dueMs(session.head), testEndsMs(session)].filter((due) => due !== null);
    return all.length === 0 ? null : Math.min(...all);
  }

  /** Starts deliveries in the background. What fails here is found again by the alarm, or by the couriers' own asking. */
  #afterCommit(before: Head, after: Head): void {
    this.#alarmMs = this.#alarmAskedMs ?? this.#alarmMs;
    if (after.message !== before.message) void this.#sendMessages();
    if (after.owed !== before.owed) void this.#payDebts().catch(() => undefined);
    if (after.seq === before.seq) return;
    const place = this.#inner.place();
    if (place && !isTestPlace(place)) void this.#wakeCouriers(place).catch(() => undefined);
    void this.#recovery.tend().catch(() => undefined);
  }
}
