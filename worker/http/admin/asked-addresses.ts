/** Addresses that one call names by phone, email or contact id, sorted to the ledgers that hold them; answers come back in the order asked. */
import type { z } from 'zod';
import type { addressInput } from '../../../shared/contract/contact.ts';
import type { ProblemError } from '../../../shared/contract/error.ts';
import { LEDGERS_ASKED_AT_ONCE_MAX } from '../../../shared/limits.ts';
import { err, invariant, ok, type Result } from '../../../shared/result.ts';
import type { AskedAddress } from '../../consent/asked.ts';
import { partitionOf } from '../../consent/place.ts';
import { mapAtMost } from '../../platform/at-most.ts';
import { localNumber } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import type { ProblemDraft } from '../problem.ts';
import { ownId } from './own.ts';
import { readAddress } from './read-address.ts';
import { invalidAt } from './workspace-refusal.ts';

export type AddressOrContact = z.infer<typeof addressInput> & { readonly contact_id?: string | undefined };

export interface Located {
  readonly partition: number;
  readonly asked: AskedAddress;
}

/** @param list name of the request's field, for the paths of faults: all of them at once */
export function locate(c: AppContext, list: string, given: readonly AddressOrContact[]): Result<readonly Located[], ProblemDraft> {
  const faults: ProblemError[] = [];
  const located = given.flatMap((each, index): Located[] => {
    const one = locateOne(c, each);
    if (one.ok) return [one.value];
    for (const error of one.error.errors ?? []) faults.push({ ...error, path: `${list}[${index}].${error.path}` });
    return [];
  });
  return faults.length === 0 ? ok(located) : err({ status: 422, type: 'invalid-request', errors: faults });
}

function locateOne(c: AppContext, { contact_id: contactId, ...address }: AddressOrContact): Result<Located, ProblemDraft> {
  if (contactId !== undefined) {
    const fix = 'Give phone, email or contact_id.';
    if (Object.values(address).some((each) => each !== undefined)) {
      return err(invalidAt('contact_id', 'one_address', 'Exactly one address is needed.', fix));
    }
    const id = ownId(c, 'contact', contactId);
    if (!id) return err(invalidAt('contact_id', 'contact_unknown', 'There is no such contact.', 'Give an id from POST /v1/contacts/find.'));
    return ok({ partition: id.partition, asked: { no: localNumber(id.local) } });
  }
  const read = readAddress(address);
  if (!read.ok) return read;
  const { workspace, partitions } = c.get('caller');
  return ok({ partition: partitionOf(c.get('services').env.hash, workspace, read.value, partitions), asked: { address: read.value } });
}

/**
 * Asks each ledger once for all of its own, a few ledgers at a time.
 * @param ask answers in the order of what it is given
 */
export async function askEach<Q extends { readonly partition: number }, A>(
  questions: readonly Q[],
  ask: (partition: number, own: readonly Q[]) => Promise<readonly A[]>,
): Promise<readonly A[]> {
  const byPartition = new Map<number, number[]>();
  questions.forEach(({ partition }, index) => {
    const known = byPartition.get(partition);
    if (known) known.push(index);
    else byPartition.set(partition, [index]);
  });
  const answers = new Map<number, A>();
  await mapAtMost(LEDGERS_ASKED_AT_ONCE_MAX, [...byPartition], async ([partition, indexes]) => {
    const own = indexes.flatMap((index) => questions[index] ?? []);
    const answered = await ask(partition, own);
    invariant(answered.length === own.length, 'a ledger answers each question');
    indexes.forEach((index, at) => {
      const answer = answered[at];
      if (answer !== undefined) answers.set(index, answer);
    });
  });
  return questions.flatMap((_, index) => answers.get(index) ?? []);
}
