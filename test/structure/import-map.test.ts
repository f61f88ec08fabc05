/** The map of DESIGN section 4 as a test: which folder may import what. The longest matching folder decides. */
import { describe, expect, test } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './sources.ts';

const CORE = ['worker/platform/', 'shared/', 'node:'];

const MAY: Readonly<Record<string, readonly string[]>> = {
  'shared/': ['shared/'],
  'shared/contract/': ['shared/', 'zod'],
  'shared/phone/': ['shared/', 'libphonenumber-js'],
  'shared/proof/': ['shared/'],
  'widget/': ['widget/', 'shared/', 'preact'],
  'worker/platform/': ['@noble/hashes', 'worker/platform/', 'shared/', 'node:', 'zod'],
  'worker/consent/': ['worker/consent/', ...CORE],
  'worker/channels/': ['worker/channels/', ...CORE],
  'worker/workspace/': ['worker/workspace/', ...CORE, 'zod'],
  'worker/policy/': ['worker/policy/', 'worker/consent/', 'worker/channels/', 'worker/workspace/', ...CORE],
  'worker/sync/': ['worker/sync/', 'worker/consent/', 'worker/channels/', 'worker/workspace/', 'worker/policy/', ...CORE, 'zod'],
  'worker/sync/destinations/': [
    'worker/sync/destination.ts',
    'worker/sync/told-pairs.ts',
    'worker/platform/',
    'worker/consent/',
    'shared/',
    'node:',
    'zod',
  ],
  'worker/inbound/': ['worker/inbound/', 'worker/consent/', 'worker/channels/', 'worker/workspace/', 'worker/policy/', ...CORE, 'zod'],
  'worker/messaging/': ['worker/messaging/', 'worker/consent/', 'worker/channels/', 'worker/workspace/', 'worker/policy/', ...CORE],
  'worker/pages/': ['worker/pages/', 'worker/consent/', 'worker/channels/', 'worker/workspace/', 'worker/policy/', ...CORE, 'hono', 'uqr'],
  'worker/export/': ['worker/export/', 'worker/consent/', 'worker/channels/', 'worker/workspace/', 'worker/policy/', ...CORE],
  'worker/http/': ['worker/', ...CORE, 'hono', 'zod'],
  'worker/': ['worker/', 'shared/', 'hono', 'node:', 'cloudflare:workers'],
};

/** Types alone may come from here in any worker file: the bindings name the objects. */
const TYPE_ONLY: readonly string[] = ['worker/env.ts'];

const longestMatch = (path: string): string | undefined =>
  Object.keys(MAY)
    .filter((folder) => path.startsWith(folder))
    .sort((a, b) => b.length - a.length)[0];

function violations(file: SourceFile): string[] {
  const folder = longestMatch(file.path);
  if (folder === undefined) return [`${file.path} is in no folder of the map`];
  const ownAdapter = /^worker\/(?:sync\/destinations|inbound|messaging|channels)\/[^/]+\//.exec(file.path)?.[0];
  return file.imports
    .filter(({ target, typeOnly }) => {
      if (typeOnly && TYPE_ONLY.includes(target)) return false;
      if (ownAdapter && target.startsWith(ownAdapter)) return false;
      return !(MAY[folder] ?? []).some(
        (allowed) =>
          target === allowed ||
          target.startsWith(allowed.endsWith('/') || allowed.endsWith(':') || allowed.endsWith('.ts') ? allowed : `${allowed}/`),
      );
    })
    .map(({ target }) => `${file.path} imports ${target}`);
}

const files = sourceFiles('shared', 'worker', 'widget');

describe('imports go one way', () => {
  test('every import is one that the map allows', () => {
    expect(files.flatMap(violations)).toEqual([]);
  });

  test('adapters never import each other', () => {
    const adapter = /^(worker\/(?:sync\/destinations|inbound|messaging|channels)\/[^/]+)\//;
    const crossing = files.flatMap((file) => {
      const own = adapter.exec(file.path)?.[1];
      return file.imports
        .filter(({ target }) => own && adapter.exec(target) && adapter.exec(target)?.[1] !== own)
        .map(({ target }) => `${file.path} imports ${target}`);
    });
    expect(crossing).toEqual([]);
  });

  test('the browser takes types alone from the contract, and no zod', () => {
    const wrong = files
      .filter(({ path }) => path.startsWith('widget/'))
      .flatMap((file) =>
        file.imports
          .filter(({ target, typeOnly }) => target === 'zod' || (target.startsWith('shared/contract/') && !typeOnly))
          .map(({ target }) => `${file.path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('only the objects, the app and http know the bindings', () => {
    const wrong = files
      .filter(({ path }) => path.startsWith('worker/') && !/^worker\/(?:http\/|[^/]+\.ts$)/.test(path))
      .flatMap((file) =>
        file.imports
          .filter(({ target }) => target === 'worker/objects.ts' || target === 'cloudflare:workers')
          .map(({ target }) => `${file.path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('the reader of imports sees every form', () => {
    const text =
      "import a from './a.ts';\nimport type { B } from '../b.ts';\nimport './c.ts';\nexport { d } from './d.ts';\nconst e = await import('./e.ts');\nimport {\n  f,\n} from 'f';";
    expect(importsOf('worker/x/y.ts', text)).toEqual([
      { target: 'worker/x/a.ts', typeOnly: false },
      { target: 'worker/b.ts', typeOnly: true },
      { target: 'worker/x/c.ts', typeOnly: false },
      { target: 'worker/x/d.ts', typeOnly: false },
      { target: 'worker/x/e.ts', typeOnly: false },
      { target: 'f', typeOnly: false },
    ]);
  });
});
