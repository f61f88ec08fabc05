/** A ledger in memory behind the courier's part of the ledger's interface: the real fold over records that tests write. */
import type { ActName, ChannelId } from '../../../shared/vocabulary.ts';
import { fold } from '../../../worker/consent/fold.ts';
import type { AddressesPage, ChangedAddress, ChangesPage, DeletionJob, LedgerPlace } from '../../../worker/consent/ledger-api.ts';
import type { ActRecord, AddressState } from '../../../worker/consent/model.ts';
import type { LedgerReader } from '../../../worker/sync/intake.ts';

export interface Written {
  readonly act: ActName;
  readonly channel?: ChannelId | null;
  readonly verified?: boolean;
  readonly atMs: number;
  readonly of?: readonly number[];
  readonly expiresAtMs?: number;
  readonly terms?: ActRecord['terms'];
}

export class MemoryLedger implements LedgerReader {
  readonly #partition: number;
  readonly #erased = new Set<number>();
  readonly records: { readonly no: number; readonly record: ActRecord }[] = [];
  /** Records in a page, at most. */
  pageMax = Number.POSITIVE_INFINITY;
  /** Called before each answer: lets a test delay or refuse. */
  before: () => Promise<void> = async () => undefined;
  /** Called with the answer made and not yet given: it may be old by the time it arrives. */
  onTheWay: () => Promise<void> = async () => undefined;

  /** As of a ledger that is recovering. */
  grantsHeld = false;

  constructor(partition = 0) {
    this.#partition = partition;
  }

  addressOf(no: number): string {
    return `+120255501${this.#partition}${no}`;
  }

  write(no: number, written: Written): number {
    const seq = this.records.length + 1;
    const channel = written.channel === undefined ? 'sms' : written.channel;
    const record: ActRecord = {
      seq,
      act: written.act,
      key: { programme: channel && 'default', channel, purpose: channel && 'marketing' },
      topics: null,
      fromMs: written.atMs,
      toMs: written.atMs,
      recordedAtMs: written.atMs,
      method: 'web_form',
      verified: written.verified ?? true,
      of: written.of ?? [],
      disclosure: written.act === 'grant' ? 'a'.repeat(64) : null,
      terms: {
        ...(written.act === 'grant' ? { opt_in: 'double' as const } : {}),
        ...(written.expiresAtMs === undefined ? {} : { expires_at_ms: written.expiresAtMs }),
        ...written.terms,
      },
    };
    this.records.push({ no, record });
    return seq;
  }

  /** Nobody is there any more but for the records; the job is what a courier is handed. */
  erase(no: number, atMs: number): DeletionJob {
    const first = this.write(no, { act: 'withdraw', channel: null, atMs });
    this.write(no, { act: 'erase', channel: null, atMs });
    this.#erased.add(no);
    return { changed: this.view(no, first - 1), erasedAtMs: atMs };
  }

  stateOf(no: number): AddressState {
    return fold(this.#of(no));
  }

  view(no: number, after: number, upTo = Number.POSITIVE_INFINITY): ChangedAddress {
    const state = this.stateOf(no);
    return {
      no,
      seq: this.#of(no).at(-1)?.seq ?? 0,
      address: { kind: 'phone', scope: '', value: this.addressOf(no) },
      state,
      externalIds: [],
      records: this.#of(no).filter((record) => record.seq > after && record.seq <= upTo),
      ...(this.grantsHeld ? { grantsHeld: true } : {}),
    };
  }

  async changes(_place: LedgerPlace, after: number, limit: number): Promise<ChangesPage> {
    await this.before();
    const page = this.records.slice(after, after + Math.min(limit, this.pageMax));
    const upTo = after + page.length;
    const numbers = [...new Set(page.map(({ no }) => no))];
    const answer = {
      addresses: numbers.filter((no) => !this.#erased.has(no)).map((no) => this.view(no, after, upTo)),
      upTo,
      head: this.records.length,
    };
    await this.onTheWay();
    return answer;
  }

  async changed(_place: LedgerPlace, no: number, after: number): Promise<ChangedAddress | null> {
    await this.before();
    const answer = this.#of(no).length > 0 && !this.#erased.has(no) ? this.view(no, after) : null;
    await this.onTheWay();
    return answer;
  }

  async addresses(_place: LedgerPlace, afterNo: number, limit: number): Promise<AddressesPage> {
    await this.before();
    const all = [...new Set(this.records.map(({ no }) => no))].sort((a, b) => a - b);
    const page = all.filter((no) => no > afterNo).slice(0, Math.min(limit, this.pageMax));
    const answer = {
      addresses: page.map((no) => ({ ...this.view(no, 0), records: [] })),
      upTo: page.at(-1) ?? afterNo,
      last: all.at(-1) ?? 0,
    };
    await this.onTheWay();
    return answer;
  }

  async positionAt(_place: LedgerPlace, atMs: number): Promise<number> {
    await this.before();
    return this.records.findLast(({ record }) => record.recordedAtMs < atMs)?.record.seq ?? 0;
  }

  async head(): Promise<number> {
    await this.before();
    return this.records.length;
  }

  #of(no: number): readonly ActRecord[] {
    return this.records.filter((entry) => entry.no === no).map(({ record }) => record);
  }
}
