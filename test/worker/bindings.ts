/** Secrets and variables of the Worker under test: fixed, so that what is derived from them is the same in every run. */
const ring = (byte: number): string => `1:${Buffer.alloc(32, byte).toString('base64url')}`;

/** @param partitions of the workspaces that the tests make. Read by them alone: the Worker knows no such variable. */
export const workerBindings = (partitions: number) => ({
  TEST_PARTITIONS: String(partitions),
  MASTER_KEY: ring(1),
  HASH_KEY: ring(2),
  TOKEN_KEY: ring(3),
  SIGNING_KEY: ring(4),
  OPERATOR_KEY: 'operator-key-of-the-tests',
  PUBLIC_URL: 'http://sayso.test',
  EDGE: 'none',
  DEMO: '1',
  LOCAL_OUTBOX_URL: 'http://outbox.test/messages',
});
