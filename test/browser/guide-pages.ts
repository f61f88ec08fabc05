/** The code of a guide as it stands on its page, and pages that do to it what the platform does. No code of a guide is written twice. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Liquid } from 'liquidjs';
import { build } from 'vite';
import { PACKAGE } from '../../scripts/build-package.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WORK = join(ROOT, '.tmp', 'guides');

/**
 * @param which the how manieth block of that language
 * @throws when the guide has no such block
 */
export function guideCode(name: string, language: string, which = 0): string {
  const page = readFileSync(join(ROOT, 'docs', 'guides', `${name}.md`), 'utf8');
  const found = [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))][which]?.[1];
  if (found === undefined) throw new Error(`docs/guides/${name}.md has no block ${which} of ${language}`);
  return found;
}

/** With the names filled in that the guide leaves to its reader. */
export const filledIn = (code: string, host: string): string =>
  code.replaceAll('https://HOST', host).replaceAll('WIDGET_ID', 'w_sample_0123456789abcdef');

/** Bundles a program for the browser, with what its libraries check in development. @returns the script */
export async function bundled(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(WORK, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    // A folder is no package to a bundler: its entries by name.
    resolve: {
      alias: [
        { find: /^vue$/, replacement: 'vue/dist/vue.esm-bundler.js' },
        { find: /^sayso-embed$/, replacement: join(PACKAGE, 'index.js') },
        { find: /^sayso-embed\/react$/, replacement: join(PACKAGE, 'react.js') },
      ],
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: join(folder, 'main.tsx'), output: { format: 'iife', codeSplitting: false, entryFileNames: '[name].js' } },
    },
  });
  const [output] = [result].flat();
  const chunk = output && 'output' in output ? output.output.find((file) => file.type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${name} was not built`);
  return chunk.code;
}

/** As Shopify renders a block: the schema is for its editor, and the settings are the merchant's. */
export async function liquidBlock(code: string, settings: Readonly<Record<string, unknown>>): Promise<string> {
  const engine = new Liquid({ strictVariables: true, strictFilters: true });
  const withoutSchema = code.replace(/\{% schema %\}([\s\S]*?)\{% endschema %\}/, '');
  const schema = JSON.parse(/\{% schema %\}([\s\S]*?)\{% endschema %\}/.exec(code)?.[1] ?? 'null') as {
    target: string;
    settings: { id: string; default?: unknown }[];
  };
  const defaults = Object.fromEntries(schema.settings.map((each) => [each.id, each.default]));
  const block = { settings: { ...defaults, ...settings }, shopify_attributes: 'data-shopify-editor-block=\'{"id":"1"}\'' };
  return engine.parseAndRender(withoutSchema, { block, request: { locale: { iso_code: 'en' } } });
}

/** What WordPress's `wpautop` makes of a line that holds one shortcode. */
export const autoParagraph = (html: string): string => `<p>${html}</p>\n`;

/** As the tag manager's container does it: scripts of the text are made anew, with the attributes that it knows. */
export const TAG_MANAGER = `
function fire(html) {
  var from = document.createElement('div');
  from.innerHTML = html;
  Array.prototype.slice.call(from.childNodes).forEach(function (node) {
    if (node.nodeName !== 'SCRIPT') { document.body.appendChild(node); return; }
    var made = document.createElement('script');
    ['src', 'type', 'id', 'charset', 'async'].forEach(function (name) {
      if (node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
    });
    made.text = node.text;
    document.body.appendChild(made);
  });
}`;
