/** The merchant's own ids: facts supersede claims, and neither grows without end. */
import { describe, expect, test } from 'vitest';
import { EXTERNAL_IDS_MAX } from '../../../shared/limits.ts';
import { mergeExternalIds } from '../../../worker/consent/external-ids.ts';

const claim = (value: string, namespace = 'customer') => ({ namespace, value, verified: false });
const fact = (value: string, namespace = 'customer') => ({ namespace, value, verified: true });

describe('R1.5 external ids', () => {
  test('a signed one supersedes the claims of its namespace and leaves others alone', () => {
    expect(mergeExternalIds([claim('a'), claim('x', 'segment_anonymous')], [fact('b')])).toEqual([
      fact('b'),
      claim('x', 'segment_anonymous'),
    ]);
  });
  test('a claim never enters a namespace that holds a signed one, nor downgrades it', () => {
    expect(mergeExternalIds([fact('b')], [claim('c'), claim('b')])).toEqual([fact('b')]);
  });
  test('the same id is kept once, and the newest come first', () => {
    expect(mergeExternalIds([claim('a')], [claim('b'), claim('a')])).toEqual([claim('a'), claim('b')]);
  });
  test('claims never push a signed one out', () => {
    const many = Array.from({ length: 2 * EXTERNAL_IDS_MAX }, (_, n) => claim(String(n), 'segment_anonymous'));
    const merged = mergeExternalIds([fact('a')], many);
    expect(merged).toHaveLength(EXTERNAL_IDS_MAX);
    expect(merged[0]).toEqual(fact('a'));
  });
});
