/**
 * `node scripts/upgrade-fixture.ts COMMIT`: builds that commit in a worktree of its own, has its Worker write a small store, and packs
 * build, store and what it said into test/faults/fixtures/. By hand, once a release; needs git, tar, and the commit's dependencies to be today's.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FIXTURES, type MadeStore } from '../test/faults/earlier-build.ts';
import { quietEnv, ROOT } from './quiet-env.ts';
import { fillStore } from './upgrade-fixture/fill-store.ts';

const [commit] = process.argv.slice(2);
if (commit === undefined || !/^[0-9a-f]{7,40}$/.test(commit)) {
  console.error('Which commit? node scripts/upgrade-fixture.ts COMMIT');
  process.exit(1);
}
const folder = mkdtempSync(path.join(tmpdir(), 'sayso-fixture-'));
const tree = path.join(folder, 'tree');
const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, stdio: 'inherit' });
try {
  git('worktree', 'add', '--detach', tree, commit);
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(tree, 'node_modules'));
  for (const script of ['build-widget.ts', 'build-worker.ts']) {
    execFileSync(process.execPath, [path.join(tree, 'scripts', script)], { cwd: tree, env: quietEnv(), stdio: 'inherit' });
  }
  const build = path.join(folder, 'dist');
  mkdirSync(path.join(build, 'worker'), { recursive: true });
  // The source map is three times the rest and tells a test nothing.
  cpSync(path.join(tree, 'dist/worker/index.js'), path.join(build, 'worker/index.js'));
  cpSync(path.join(tree, 'dist/public'), path.join(build, 'public'), { recursive: true });
  pack(build, await fillStore(build, path.join(folder, 'data'), commit));
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', tree], { cwd: ROOT });
  rmSync(folder, { recursive: true, force: true });
}

function pack(build: string, made: MadeStore): void {
  const to = path.join(FIXTURES, made.commit);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const tar = (archive: string, from: string, ...what: string[]) =>
    execFileSync('tar', ['-czf', path.join(to, archive), '-C', from, '--exclude=*-shm', ...what]);
  tar('build.tar.gz', build, 'worker', 'public');
  writeFileSync(path.join(folder, 'data', 'made.json'), JSON.stringify(made));
  tar('store.tar.gz', path.join(folder, 'data'), 'objects', 'made.json');
}
