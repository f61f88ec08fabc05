/** Files of earlier builds: which are kept, for how long, and that none comes in which is not what its build recorded. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assemble, currentBuild } from '../../../scripts/builds/assemble.ts';
import {
  type BuildRecord,
  KEPT_BUILDS_MAX,
  KEPT_DAYS,
  KEPT_LOADERS_MAX,
  mergeBuilds,
  parseHistory,
  writeHistory,
} from '../../../scripts/builds/history.ts';
import { recordOf } from '../../../scripts/builds/record.ts';
import { folderSource, liveSource } from '../../../scripts/builds/sources.ts';
import { openEarlierBuild } from '../../faults/earlier-build.ts';

const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.parse('2026-11-22T12:00:00Z');
const file = (n: number): string => `assets/form.${n.toString(16).padStart(10, '0')}.js`;
const build = (n: number): BuildRecord => recordOf({ [file(n)]: `form ${n}` });

let folder: string;
let server: Server | null = null;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sayso-builds-'));
});
afterEach(() => {
  server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

/** What `npm run build` leaves. */
function builtFolder(n: number): string {
  const built = path.join(folder, `built-${n}`);
  mkdirSync(path.join(built, 'assets'), { recursive: true });
  writeFileSync(path.join(built, file(n)), `form ${n}`);
  writeFileSync(path.join(built, 'assets/builds.json'), writeHistory([build(n)]));
  writeFileSync(path.join(built, 'assets/manifest.json'), JSON.stringify({ build: String(n), form: file(n) }));
  writeFileSync(path.join(built, 'sayso.js'), `loader ${n}`);
  return built;
}
const served = (name = 'live'): string => path.join(folder, name);
const names = (): string[] =>
  readdirSync(path.join(served(), 'assets'))
    .filter((name) => name.endsWith('.js'))
    .sort();

async function serve(root: string, status = 0): Promise<string> {
  server = createServer((req, res) => {
    const target = path.join(root, req.url ?? '');
    if (status) return void res.writeHead(status).end();
    if (!existsSync(target)) return void res.writeHead(404).end();
    res.writeHead(200).end(readFileSync(target));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('which builds are kept', () => {
  test('a build counts its days from when it was replaced, not from when it was made', () => {
    const once = mergeBuilds(build(2), [build(1)], NOW);
    expect(once).toEqual([build(2), { ...build(1), replaced_at: new Date(NOW).toISOString() }]);
    expect(mergeBuilds(build(3), once, NOW + (KEPT_DAYS - 1) * DAY_MS).map(({ id }) => id)).toEqual([
      build(3).id,
      build(2).id,
      build(1).id,
    ]);
    expect(mergeBuilds(build(3), once, NOW + KEPT_DAYS * DAY_MS).map(({ id }) => id)).toEqual([build(3).id, build(2).id]);
  });

  test('a loader that may be pinned outlasts the rest of its build, until there are too many', () => {
    const loader = (n: number): string => `assets/sayso.${n.toString(16).padStart(10, '0')}.js`;
    const pinned = (n: number): BuildRecord => recordOf({ [file(n)]: `form ${n}`, [loader(n)]: `loader ${n}` });
    let builds: BuildRecord[] = [];
    for (let n = 0; n <= KEPT_LOADERS_MAX + 5; n++) builds = mergeBuilds(pinned(n), builds, NOW + n);
    expect(builds.length).toBe(KEPT_LOADERS_MAX + 1);
    expect(builds.filter(({ files }) => Object.keys(files).length === 2).length).toBe(KEPT_BUILDS_MAX + 1);
    expect(Object.keys(builds.at(-1)?.files ?? {})).toEqual([loader(5)]);
    const later = mergeBuilds(pinned(999), builds.slice(0, 3), NOW + (KEPT_DAYS + 1) * DAY_MS);
    expect(later.map(({ files }) => Object.keys(files).length)).toEqual([2, 2, 1, 1]);
    expect(parseHistory(writeHistory(later))).toEqual(later);
  });

  test('the same build again, and one taken back, are there once and current', () => {
    const twice = mergeBuilds(build(2), mergeBuilds(build(2), [build(1)], NOW), NOW + 1);
    expect(twice.map(({ id, replaced_at }) => [id, replaced_at !== undefined])).toEqual([
      [build(2).id, false],
      [build(1).id, true],
    ]);
    expect(mergeBuilds(build(1), twice, NOW + 2).map(({ id, replaced_at }) => [id, replaced_at !== undefined])).toEqual([
      [build(1).id, false],
      [build(2).id, true],
    ]);
  });

  test('whatever is deployed in whatever order: the current build first, none twice, no more than the most', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(40)), { maxLength: 60 }), (deploys) => {
        let [builds, now]: [BuildRecord[], number] = [[], NOW];
        for (const [n, days] of deploys) {
          now += days * DAY_MS;
          builds = mergeBuilds(build(n), builds, now);
          expect(builds[0]).toEqual(build(n));
          expect(new Set(builds.map(({ id }) => id)).size).toBe(builds.length);
          expect(builds.length).toBeLessThanOrEqual(KEPT_BUILDS_MAX + 1);
          for (const { replaced_at } of builds.slice(1)) expect(Date.parse(replaced_at ?? '')).toBeGreaterThan(now - KEPT_DAYS * DAY_MS);
          expect(parseHistory(writeHistory(builds))).toEqual(builds);
        }
      }),
    );
  });

  test('a list that would lead out of the assets folder, or is none, is refused', () => {
    for (const name of [
      'assets/../../etc/x.0000000000.js',
      '/assets/form.0000000000.js',
      'assets/form.js',
      'sayso.js',
      'assets/a.0000000000.html',
    ])
      expect(parseHistory(JSON.stringify({ builds: [{ id: 'x', files: { [name]: '0'.repeat(64) } }] })), name).toBeNull();
    for (const text of [
      '',
      '[]',
      '{}',
      '{"builds":{}}',
      '{"builds":[null]}',
      '{"builds":[{"id":"x","files":{"assets/f.0000000000.js":"no"}}]}',
    ])
      expect(parseHistory(text), text).toBeNull();
    expect(parseHistory(JSON.stringify({ builds: [{ ...build(1), replaced_at: 'yesterday' }] }))).toBeNull();
  });
});

describe('the folder that is served', () => {
  test('gathers build after build, and drops what is no longer kept', async () => {
    for (const n of [1, 2, 3]) await assemble(builtFolder(n), folderSource(served()), served(), NOW + n);
    expect(names()).toEqual([1, 2, 3].map((n) => path.basename(file(n))));
    expect(readFileSync(path.join(served(), 'sayso.js'), 'utf8')).toBe('loader 3');
    const { builds, lost } = await assemble(builtFolder(4), folderSource(served()), served(), NOW + (KEPT_DAYS + 1) * DAY_MS);
    // Builds 1 and 2 were replaced more than 90 days ago; 3 is replaced now.
    expect([builds, lost, names()]).toEqual([2, [], [3, 4].map((n) => path.basename(file(n)))]);
  });

  test('takes over what the live origin serves, each file by its hash', async () => {
    await assemble(builtFolder(1), folderSource(served()), served(), NOW);
    await assemble(builtFolder(2), folderSource(served()), served(), NOW);
    const origin = await serve(served());
    const release = path.join(folder, 'release');
    expect(await assemble(builtFolder(3), liveSource(origin), release, NOW)).toEqual({ builds: 3, files: 3, lost: [] });
    writeFileSync(path.join(served(), file(1)), 'something else');
    rmSync(path.join(served(), file(2)));
    const again = await assemble(builtFolder(3), liveSource(origin), path.join(folder, 'second'), NOW);
    expect([again.builds, [...again.lost].sort()]).toEqual([1, [file(1), file(2)]]);
    expect(existsSync(path.join(folder, 'second', file(1)))).toBe(false);
  });

  test('an origin that can’t be asked is an error, an origin without builds is none', async () => {
    await expect(assemble(builtFolder(1), liveSource(await serve(folder, 502)), served(), NOW)).rejects.toThrow(/502/);
    server?.close();
    await expect(assemble(builtFolder(1), liveSource('http://127.0.0.1:1'), served(), NOW)).rejects.toThrow();
    mkdirSync(path.join(folder, 'empty'));
    expect(await assemble(builtFolder(1), folderSource(path.join(folder, 'empty')), served(), NOW)).toMatchObject({ builds: 1, lost: [] });
  });

  test('a build from before there was a list is known by the hashes in its names', async () => {
    const earlier = openEarlierBuild('091b814');
    const live = path.join(earlier.buildDir, 'public');
    try {
      const before = await assemble(builtFolder(1), folderSource(live), served(), NOW);
      expect([before.builds, before.files, before.lost]).toEqual([2, 6, []]);
      const [form = ''] = readdirSync(path.join(live, 'assets')).filter((name) => name.startsWith('steps.'));
      cpSync(live, path.join(folder, 'bent'), { recursive: true });
      writeFileSync(path.join(folder, 'bent/assets', form), 'throw 1');
      expect((await assemble(builtFolder(1), folderSource(path.join(folder, 'bent')), served('other'), NOW)).builds).toBe(1);
    } finally {
      earlier.remove();
    }
  });

  test('without a build there is nothing to serve, and the fix is named', () => {
    expect(() => currentBuild(folder)).toThrow(/npm run build/);
  });
});
