/** The classifier against the labelled messages. The messages were written without it; each held-out file was measured once before it was looked at. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { classify, type Verdict } from '../../worker/inbound/classify/classify.ts';

export interface Labelled {
  readonly text: string;
  readonly lang: string;
  readonly channel: ChannelId;
  readonly label: 'withdraw' | 'help' | 'start' | 'confirm' | 'other';
  readonly certain: boolean;
}

export interface Judged extends Labelled {
  readonly verdict: Verdict;
}

export type CorpusName = 'tune' | 'held-out' | 'held-out-2' | 'systematic' | 'varied' | 'plain' | 'replies' | 'fresh';

const MEANS: Readonly<Record<Labelled['label'], Verdict['means']>> = {
  withdraw: 'withdraw',
  help: 'help',
  start: 'start',
  confirm: 'yes',
  other: 'none',
};

export function judgeCorpus(name: CorpusName): readonly Judged[] {
  const file = path.join(import.meta.dirname, `${name}.json`);
  const messages: readonly Labelled[] = JSON.parse(readFileSync(file, 'utf8'));
  return messages.map((message) => ({ ...message, verdict: classify(message.text, { channel: message.channel }) }));
}

export interface Counts {
  readonly withdrawals: number;
  readonly missed: number;
  /** Withdrawals whose certainty is not the label's. */
  readonly certaintyApart: number;
  readonly others: number;
  /** Taken for a withdrawal and none. */
  readonly falsely: number;
  /** Help, start, yes or nothing, and taken for another of these. */
  readonly otherwise: number;
}

export function countsOf(judged: readonly Judged[]): Counts {
  const withdrawals = judged.filter(({ label }) => label === 'withdraw');
  const others = judged.filter(({ label }) => label !== 'withdraw');
  return {
    withdrawals: withdrawals.length,
    missed: withdrawals.filter(isWrong).length,
    certaintyApart: withdrawals.filter((each) => !isWrong(each) && each.certain !== each.verdict.certain).length,
    others: others.length,
    falsely: others.filter(({ verdict }) => verdict.means === 'withdraw').length,
    otherwise: others.filter((each) => each.verdict.means !== 'withdraw' && isWrong(each)).length,
  };
}

export const isWrong = ({ label, verdict }: Judged): boolean => MEANS[label] !== verdict.means;
