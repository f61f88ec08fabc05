/** What holds of every file: length, names, registration, no second copy of the vocabulary, no machine's paths. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VERSION } from '../../worker/platform/version.ts';
import { ROOT, sourceFiles } from './sources.ts';

const LINES_MAX = 400;
/** Longer files, each with its reason. */
const LONGER: Readonly<Record<string, string>> = {};

/** Folders beside the adapters: what all platforms' words and chats go through. */
const NO_ADAPTERS = ['classify', 'binding', 'keywords'].map((name) => `worker/inbound/${name}`);

const files = sourceFiles('shared', 'worker', 'widget');
const all = sourceFiles('shared', 'worker', 'widget', 'test', 'scripts');

describe('files', () => {
  test(`no source file has more than ${LINES_MAX} lines`, () => {
    const long = files
      .filter(({ path, text }) => text.split('\n').length > LINES_MAX && LONGER[path] === undefined)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });

  test('every source file says in its first lines what it is', () => {
    const silent = files.filter(({ text }) => !text.trimStart().startsWith('/**')).map(({ path }) => path);
    expect(silent).toEqual([]);
  });

  test('no folder or file is called utils, helpers, common or manager', () => {
    expect(all.filter(({ path }) => /(?:^|\/)(?:utils?|helpers?|common|managers?)(?:\/|\.)/.test(path)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test('R8.10 nothing that a browser loads is named as a filter list would hide it', () => {
    const hidden = /consent|cookie|popup/i;
    const names = readdirSync(join(ROOT, 'dist/public'), { recursive: true }).map(String);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => hidden.test(name))).toEqual([]);
    const markup = sourceFiles('widget', 'worker/pages').flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:id|class|className)=(?:"([^"]*)"|\{[`']([^`']*)[`']\})/g)].map((match) => ({
        path,
        name: match[1] ?? match[2] ?? '',
      })),
    );
    expect(markup.length).toBeGreaterThan(10);
    expect(markup.filter(({ name }) => hidden.test(name))).toEqual([]);
  });

  test('every adapter folder is in its registry', () => {
    for (const [registry, folder] of [
      ['worker/sync/registry.ts', 'worker/sync/destinations'],
      ['worker/messaging/registry.ts', 'worker/messaging'],
      ['worker/inbound/registry.ts', 'worker/inbound'],
    ] as const) {
      const adapters = readdirSync(join(ROOT, folder)).filter(
        (name) => statSync(join(ROOT, folder, name)).isDirectory() && !NO_ADAPTERS.includes(`${folder}/${name}`),
      );
      const text = readFileSync(join(ROOT, registry), 'utf8');
      expect(adapters.length, folder).toBeGreaterThan(0);
      expect(
        adapters.filter((name) => !text.includes(`/${name}/`)),
        registry,
      ).toEqual([]);
    }
  });

  test('the version is the one of package.json', () => {
    expect(VERSION).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);
  });
});
