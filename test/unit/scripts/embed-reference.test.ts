/** The reference of attributes, events and calls is made from the code, and holds what pages are told elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { declarations } from '../../../scripts/embed-reference/declarations.ts';
import { EMBED_REFERENCE, embedReference, partNames } from '../../../scripts/embed-reference.ts';
import { parseTrigger } from '../../../shared/show/trigger.ts';
import { ROOT } from '../../structure/sources.ts';

const page = readFileSync(EMBED_REFERENCE, 'utf8');
const GUIDES = path.join(ROOT, 'docs/guides');
const told = [path.join(ROOT, 'docs/embed.md'), ...readdirSync(GUIDES).map((name) => path.join(GUIDES, name))].map((file) =>
  readFileSync(file, 'utf8'),
);

test('the committed page is what the code makes', () => {
  expect(page).toBe(embedReference());
});

test('no row is without words', () => {
  expect(page.split('\n').filter((line) => /\|\s*\|/.test(line))).toEqual([]);
});

test('every attribute, event and part that the guides use is in it', () => {
  const used = new Set(
    told.flatMap((text) => [...text.matchAll(/<script [^>]*src="[^"]*\/sayso\.js"[^>]*>|<sayso-form[^>]*>/g)].map(([tag]) => tag)),
  );
  const names = new Set([...used].flatMap((tag) => [...tag.matchAll(/ (?:data-)?([a-z]+)="/g)].map(([, name]) => name)));
  for (const other of ['src', 'nonce', 'id', 'class', 'integrity', 'crossorigin', 'height', 'slot', 'style']) names.delete(other);
  expect(names.size).toBeGreaterThanOrEqual(2);
  for (const name of names) expect(page).toContain(`| \`${name}\` | \`data-${name}\` |`);
  for (const [, name] of told.join('\n').matchAll(/\bon\('([a-z]+)'/g)) expect(page).toContain(`| \`${name}\` |`);
  for (const [, name] of told.join('\n').matchAll(/::part\(([a-z-]+)\)/g)) expect(partNames()).toContain(name);
  for (const [, name] of told.join('\n').matchAll(/(--[a-z-]+): #/g)) expect(page).toContain(`| \`${name}\` |`);
});

test('what the element reads is what pages may write, and what the form says is what they may hear', () => {
  const npm = declarations('npm/index.ts');
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).toSorted();
  expect(names(declarations('widget/embed/attributes.ts').members('Attributes'))).toEqual(names(npm.members('SaysoFormAttributes')));
  expect(names(declarations('widget/embed/host.ts').values('EventName'))).toEqual(names(npm.members('SaysoEventMap')));
  expect(names(declarations('widget/embed/api.ts').members('Api'))).toEqual(names(npm.members('Sayso')));
  expect(names(declarations('widget/embed/api.ts').members('Identity'))).toEqual(names(npm.members('SaysoIdentity')));
});

test('every trigger of the reference is one that the form understands', () => {
  for (const { name } of declarations('npm/index.ts').values('SaysoTrigger')) {
    expect(parseTrigger(name.replace('NUMBER', '5').replace('STRING', '#join')), name).not.toBeNull();
  }
});

test('a file is read as it is declared, comments and all', () => {
  const { members, values, doc } = declarations('widget/preferences/host.ts');
  expect(members('PreferencesHost').map(({ name, type, optional }) => [name, type, optional])).toEqual([
    ['base', 'string', false],
    ['root', 'ShadowRoot', false],
    ['token', 'string', false],
    ['locale', 'string', false],
  ]);
  expect(values('ChangeKind').map(({ name }) => name)).toEqual(['channel', 'topic', 'wish', 'pause', 'stop', 'erase']);
  expect(doc('PreferencesChangedEvent')).toBe('Bubbles from the element, once the change is recorded.');
  expect(() => members('Nobody')).toThrow('widget/preferences/host.ts declares no Nobody');
});
