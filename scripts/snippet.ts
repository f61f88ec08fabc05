/**
 * `npm run snippet -- WIDGET --to URL [--mode MODE] [--trigger TRIGGER] [--locale TAG] [--label WORDS] [--column PX] [--font FAMILY] [--pinned [--preload]]`
 * Prints the tag to paste: with the height that a form in its place needs, measured in a browser; pinned, with the loader's integrity; with
 * links by which the page asks for form and texts beside the loader.
 * Needs no key: it reads what every visitor may.
 */
import { parseArgs } from 'node:util';
import { parseTrigger, TRIGGER_SPELLINGS } from '../shared/show/trigger.ts';
import { startBrowser } from '../test/browser/browser.ts';
import { pickLocale } from '../widget/embed/attributes.ts';
import { measureForm, NotMeasured } from './snippet/measure-form.ts';
import { NoLoader, readLoader } from './snippet/read-loader.ts';
import { writeSnippet } from './snippet/write-snippet.ts';

const USAGE =
  'npm run snippet -- WIDGET --to URL [--mode MODE] [--trigger TRIGGER] [--locale TAG] [--label WORDS] [--column PX] [--font FAMILY] [--pinned [--preload]]';
const MODES = ['inline', 'modal', 'corner', 'button'];
/** A phone's width less its margins; a form is highest there. */
const COLUMN_PX = 350;
const COLUMN_PX_MIN = 280;
class Misused extends Error {}

/** @returns the exit code: 0 printed, 1 refused. */
async function main(argv: string[]): Promise<number> {
  try {
    const { host, attributes, columnPx, font, isPinned, isPreloaded } = readArguments(argv);
    const pinned = isPinned ? await readLoader(host) : undefined;
    const { widget, locale = 'en', mode = 'inline' } = attributes;
    const heightPx = mode === 'inline' ? await measured({ host, widget, locale, font }, columnPx) : undefined;
    const preload = pinned && isPreloaded ? { form: pinned.form, config: configPath(widget, locale) } : undefined;
    console.log(
      writeSnippet({
        host,
        attributes,
        ...(heightPx !== undefined && { heightPx }),
        ...(pinned && { pinned }),
        ...(preload && { preload }),
      }),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Misused || error instanceof NotMeasured || error instanceof NoLoader)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** As the loader writes it: a browser takes what was fetched ahead for the same address alone. */
const configPath = (widget: string, locale: string): string =>
  `v1/widgets/${encodeURIComponent(widget)}/config?texts=first&locale=${pickLocale(locale, undefined, '')}`;

async function measured(form: Parameters<typeof measureForm>[1], columnPx: number): Promise<number> {
  const browser = await startBrowser();
  try {
    return await measureForm(browser, form, columnPx);
  } finally {
    await browser.close();
  }
}

function readArguments(argv: string[]) {
  const { values, positionals } = parse(argv);
  const [widget, ...more] = positionals;
  const { to, mode, trigger, locale, label, column, font = 'system-ui, sans-serif' } = values;
  const columnPx = column === undefined ? COLUMN_PX : Number(column);
  if (widget === undefined || more.length > 0) throw new Misused(`Which widget? ${USAGE}`);
  if (to === undefined || !URL.canParse(to)) throw new Misused(`Where does Sayso run? ${USAGE}`);
  if (mode !== undefined && !MODES.includes(mode)) throw new Misused(`--mode is one of ${MODES.join(', ')}. ${USAGE}`);
  if (trigger !== undefined && !parseTrigger(trigger)) throw new Misused(`--trigger is one of ${TRIGGER_SPELLINGS}.`);
  if (!Number.isInteger(columnPx) || columnPx < COLUMN_PX_MIN) throw new Misused(`--column takes whole pixels, ${COLUMN_PX_MIN} at least.`);
  // The files of the evergreen loader have other names tomorrow, and its language is the visitor's where none is said.
  if (values.preload && !(values.pinned && locale !== undefined && mode === undefined && trigger === undefined))
    throw new Misused(`--preload goes with --pinned and --locale, and with a form in its place alone. ${USAGE}`);
  const given = { locale, mode, trigger, label };
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<
    Record<keyof typeof given, string>
  >;
  return {
    host: to.replace(/\/+$/, ''),
    attributes: { widget, ...set },
    columnPx,
    font,
    isPinned: values.pinned,
    isPreloaded: values.preload,
  };
}

function parse(argv: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        to: text,
        mode: text,
        trigger: text,
        locale: text,
        label: text,
        column: text,
        font: text,
        pinned: { type: 'boolean', default: false },
        preload: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Misused(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
}

process.exitCode = await main(process.argv.slice(2));
