/** Ids and tokens that nobody gave out, of every kind there is, well-formed and not; and the routes that take one. */
import { PAGE_ROUTES, ROUTES } from '../shared/contract/routes.ts';
import { ID_KINDS, type IdKind } from '../worker/platform/ids.ts';

export const KINDS = Object.keys(ID_KINDS) as IdKind[];

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Head and MAC as real ids have them, in length alone. */
const HEAD_AND_MAC_BYTES = 19;
/** Key version 1, jurisdiction none: all that can be got right without the key. */
function looksReal(bytes: number): string {
  const made = random(bytes);
  made.set([1, 0]);
  return text(made);
}

/** @param real ids that were given out; each comes back with one character changed */
export function madeUpIds(count: number, real: readonly string[] = []): string[] {
  const shapes: ((n: number) => string)[] = [
    ...KINDS.flatMap((kind) => {
      const { prefix, localBytes } = ID_KINDS[kind];
      return [
        () => `${prefix}_${looksReal(HEAD_AND_MAC_BYTES + localBytes)}`,
        () => `${prefix}_${text(random(HEAD_AND_MAC_BYTES + localBytes))}`,
        (n: number) => `${prefix}_${text(random(1 + (n % 60)))}`,
      ];
    }),
    // Tokens: version, JSON, MAC.
    () => text(new Uint8Array([1, ...new TextEncoder().encode(JSON.stringify({ g: 'manage', w: '00'.repeat(8) })), ...random(16)])),
    (n) => text(random(16 + (n % 200))),
    ...real.map((id) => (n: number) => changedAt(id, n)),
  ];
  return Array.from({ length: count }, (_, n) => shapes[n % shapes.length]!(Math.floor(n / shapes.length)));
}

/** Behind the prefix, so that it stays of its kind; the last character of a base64url text may hold bits that nobody reads. */
function changedAt(id: string, n: number): string {
  const at = id.indexOf('_') + 1 + (n % (id.length - id.indexOf('_') - 2));
  return `${id.slice(0, at)}${id[at] === 'A' ? 'B' : 'A'}${id.slice(at + 1)}`;
}

export interface IdRoute {
  readonly method: string;
  /** With its parameters, `:id` and the like. */
  readonly path: string;
  readonly auth: string;
}

/** Names of parameters that the merchant or a build chose: they are no ids, and anything may be asked for by them. */
const NAMES = [':slug', ':file', ':type', ':hash', '/v1/programmes/:id', '/v1/keywords/:id'];
const takesId = ({ path }: IdRoute): boolean => NAMES.reduce((rest, name) => rest.replace(name, ''), path).includes(':');

/** Every route of the contract and every page whose path holds an id or a token. A route that is added is in here by itself. */
export const ID_ROUTES: readonly IdRoute[] = [
  ...ROUTES.map(({ method, path, auth }) => ({ method, path, auth: auth as string })),
  ...PAGE_ROUTES.map(([method, path]) => ({ method, path, auth: 'public' })),
].filter(takesId);

/** The path with an id in each of its places; a name that stands beside it is one that is as good as any. */
export const pathWith = ({ path }: IdRoute, id: string): string =>
  path.replace(':slug', 'spring').replace(/:[a-z_]+/g, encodeURIComponent(id));
