/** The floor of public answers is off on the bench alone. */
import { expect, test } from 'vitest';
import { type Bindings, parseEnv } from '../../../worker/env.ts';

const key = `1:${Buffer.alloc(32, 7).toString('base64url')}`;
const envOf = (vars: Partial<Bindings>) =>
  parseEnv({
    MASTER_KEY: key,
    HASH_KEY: key,
    TOKEN_KEY: key,
    SIGNING_KEY: key,
    OPERATOR_KEY: 'operator',
    PUBLIC_URL: 'https://sayso.example',
    ...vars,
  } as Bindings);

test.each([
  [{}, true],
  [{ ANSWER_FLOOR: 'off' }, true],
  [{ ANSWER_FLOOR: 'off', DEMO: '0' }, true],
  [{ DEMO: '1' }, true],
  [{ ANSWER_FLOOR: 'on', DEMO: '1' }, true],
  [{ ANSWER_FLOOR: 'off', DEMO: '1' }, false],
] satisfies [Partial<Bindings>, boolean][])('with %j the floor stands: %s', (vars, stands) => {
  expect(envOf(vars).hasAnswerFloor).toBe(stands);
});
