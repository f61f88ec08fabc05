/** Writes docs/events-and-attributes.md from the widget's own declarations: `node scripts/embed-reference.ts`. A test holds that the page is what this makes. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { declarations, type Member } from './embed-reference/declarations.ts';
import { ROOT } from './quiet-env.ts';

export const EMBED_REFERENCE = path.join(ROOT, 'docs/events-and-attributes.md');

/** What each `part` of the shadow trees is. A name that nothing draws, or one that is missing here, is an error. */
const PARTS: Readonly<Record<string, string>> = {
  button:
    'a button that acts: both of the form’s, which therefore keep one weight; the button that opens the dialog; the preference element’s',
  card: 'the room inside the form’s edge',
  field: 'the box of a number, an email address, a code, and of the country',
  pick: 'one of more than three channels to choose from',
  switch: 'a channel’s or topic’s switch in the preference element',
  teaser: 'the card in the corner',
  title: 'the heading',
};

export function embedReference(): string {
  const npm = declarations('npm/index.ts');
  const tag = declarations('widget/embed/attributes.ts');
  const preferences = declarations('widget/preferences/host.ts');
  const [changed] = preferences.members('HTMLElementEventMap');
  return `${[
    '# Attributes, events and calls',
    '',
    '<!-- Made by `node scripts/embed-reference.ts` from npm/index.ts, widget/embed, widget/preferences and widget/ui. Edit there. -->',
    '',
    'What a page may say to the form and hear from it, as the code declares it. How they are used, with examples: [embed.md](embed.md); the preference element: [preferences.md](preferences.md#on-the-merchants-own-account-page).',
    '',
    '## The script tag and `<sayso-form>`',
    '',
    ...table(
      ['attribute', 'on the script tag', 'takes', 'is'],
      tag.members('Attributes').map(({ name, doc }) => {
        const { type, optional } = named(npm.members('SaysoFormAttributes'), name);
        const link = { SaysoMode: '[a mode](#modes)', SaysoTrigger: '[a trigger](#triggers)' }[type];
        return [code(name), code(`data-${name}`), `${link ?? 'text'}${optional ? '' : '; always needed'}`, doc];
      }),
    ),
    '',
    'On the element each may be written with `data-` too. An `svg` with a `height` behind the tag, or inside the element, holds that height until the form is there.',
    '',
    '### Modes',
    '',
    ...values(npm.values('SaysoMode'), 'mode'),
    '',
    '### Triggers',
    '',
    ...values(npm.values('SaysoTrigger'), 'trigger'),
    '',
    '## Events of the form',
    '',
    `By \`sayso.on(NAME, listener)\`, or \`on\` of the package. ${npm.doc('SaysoEventMap')}`,
    '',
    ...table(
      ['event', 'when'],
      npm.members('SaysoEventMap').map(({ name, doc }) => [code(name), doc]),
    ),
    '',
    ...table(
      ['field of each', 'type', 'is'],
      npm
        .members('SaysoEvent')
        .map(({ name, type, doc }) => [code(name), name === 'type' ? 'one of the names above' : code(type), doc || 'Which event it is.']),
    ),
    '',
    '## `window.sayso`',
    '',
    'The only global. Calls made before the script is there wait in a stub’s queue ([embed.md](embed.md#the-global)).',
    '',
    ...table(
      ['call', 'does'],
      npm.members('Sayso').map(({ type, doc }) => [code(type.replace(/;$/, '')), doc]),
    ),
    '',
    '### Who the visitor is',
    '',
    npm.doc('SaysoIdentity'),
    '',
    ...fields(npm.members('SaysoIdentity')),
    '',
    '## `<sayso-preferences>`',
    '',
    ...table(
      ['attribute', 'is'],
      declarations('widget/preferences/loader.ts')
        .words('observedAttributes')
        .map((name) => [code(name), named(preferences.members('PreferencesHost'), name).doc]),
    ),
    '',
    `${code(unquoted(changed?.name ?? ''))} bubbles from the element. ${preferences.doc('ChangeKind')} \`detail.change\` is one of ${listed(preferences.values('ChangeKind'))}.`,
    '',
    '## Looks',
    '',
    'Custom properties, set on `sayso-form` or `sayso-preferences` itself: what the page sets elsewhere does not reach in. Two values are light and dark. What is published with the widget is checked for contrast; what a style sheet sets here is not.',
    '',
    ...table(['property', 'is', 'where nothing is said'], properties()),
    '',
    'Parts, for `::part(NAME)`. The texts that are agreed to, their links, their boxes and the errors have none: what is on record as shown is what we draw.',
    '',
    ...table(
      ['part', 'is'],
      partNames().map((name) => [code(name), PARTS[name] as string]),
    ),
    '',
    '## The package',
    '',
    ...table(
      ['function', 'does'],
      npm.functions().map(({ type, doc }) => [code(type), sentence(doc)]),
    ),
    '',
    '`<SaysoForm>` of `sayso-embed/react` takes what the element takes, and:',
    '',
    ...fields(declarations('npm/react.tsx').members('SaysoFormProps')),
  ].join('\n')}\n`;
}

function properties(): readonly (readonly string[])[] {
  const css = readFileSync(path.join(ROOT, 'widget/ui/tokens.css'), 'utf8');
  return [...css.matchAll(/(?:\/\*([^*]+)\*\/\s*)?(--[a-z-]+): ([^;]+);/g)].map(([, doc = '', name = '', value = '']) => {
    if (doc === '') throw new Error(`widget/ui/tokens.css does not say what ${name} is`);
    return [code(name), doc.trim().replace(/\s+/g, ' '), code(value)];
  });
}

/** Every part that a file of the widget names, in `part="…"`, `part: '…'` or `part.add('…')`. */
export function partNames(): readonly string[] {
  const found = new Set<string>();
  for (const file of globSync('widget/**/*.{ts,tsx}', { cwd: ROOT })) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    for (const [, a, b] of text.matchAll(/\bpart(?:=|: |\.add\()(?:["']([a-z-]+)["']|\{[^}]*'([a-z-]+)'\})/g))
      found.add((a ?? b) as string);
  }
  const names = [...found].toSorted();
  if (names.join() !== Object.keys(PARTS).toSorted().join())
    throw new Error(`parts drawn: ${names.join(', ')}; described: ${Object.keys(PARTS).join(', ')}`);
  return names;
}

function named(members: readonly Member[], name: string): Member {
  const found = members.find((member) => member.name === name);
  if (!found) throw new Error(`${name} is read, and not declared to pages`);
  return found;
}

const fields = (members: readonly Member[]): readonly string[] =>
  table(
    ['name', 'type', 'is'],
    members.map(({ name, type, optional, doc }) => [code(name), `${code(type)}${optional ? '' : ', always needed'}`, doc]),
  );
const values = (list: readonly Pick<Member, 'name' | 'doc'>[], what: string): readonly string[] =>
  table(
    [what, 'shows'],
    list.map(({ name, doc }) => [code(name), doc]),
  );
const listed = (list: readonly Pick<Member, 'name'>[]): string => list.map(({ name }) => code(name)).join(' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---|').join('')}`,
  ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
];
const code = (text: string): string => (text === '' ? '' : text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);
const unquoted = (text: string): string => text.replace(/^'|'$/g, '');
/** Tags of a doc comment as part of the sentence. */
const sentence = (doc: string): string =>
  doc
    .replace(/\s*@param ([\w.]+) /g, '; `$1`: ')
    .replace(/\s*@returns /g, '; gives ')
    .replace(/\s*@throws /g, '; throws ')
    .replace(/\.;/g, ';')
    .replace(/^; /, '');

if (process.argv[1] === import.meta.filename) writeFileSync(EMBED_REFERENCE, embedReference());
