/**
 * `npm run evidence -- WIDGET --to URL [--key KEY] [--out DIR] [--locale TAG] [--page URL]`
 * Takes a picture of the real form, uploads it, and writes what carriers ask for into a folder. The key may come from SAYSO_API_KEY:
 * what stands on a command line is seen by everybody on the machine.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from '../test/browser/browser.ts';
import { ApplyRefused } from './apply/api.ts';
import { collectEvidence, type Wanted } from './evidence/collect.ts';
import { NoPicture } from './evidence/take-picture.ts';

const USAGE = 'npm run evidence -- WIDGET --to URL [--key KEY] [--out DIR] [--locale TAG] [--page URL]';
class Misused extends Error {}

/** @returns the exit code: 0 written, 1 refused. What would be rejected is printed and is no failure of this command. */
async function main(argv: string[]): Promise<number> {
  try {
    const wanted = readArguments(argv);
    const browser = await startBrowser();
    try {
      const pack = await collectEvidence(browser, wanted);
      for (const { level, path: where, carrier_codes: codes, message, fix } of pack.checks) {
        console.log(`${level} ${where}${codes.length === 0 ? '' : ` (${codes.join(', ')})`}: ${message} ${fix}`);
      }
      console.log(`Written to ${wanted.folder}: form.png, pack.json, pack.md. Version ${pack.version}, form ${pack.form_build}.`);
      console.log(`Picture: ${pack.picture?.url}`);
      console.log(`Programme: ${pack.programme_page_url}`);
      return 0;
    } finally {
      await browser.close();
    }
  } catch (error) {
    if (!(error instanceof Misused || error instanceof NoPicture || error instanceof ApplyRefused)) throw error;
    console.error(error.message);
    return 1;
  }
}

function readArguments(argv: string[]): Wanted {
  const { values, positionals } = parse(argv);
  const [widget, ...more] = positionals;
  const apiKey = values.key ?? process.env.SAYSO_API_KEY;
  if (widget === undefined || more.length > 0) throw new Misused(`Which widget? ${USAGE}`);
  if (values.to === undefined || !URL.canParse(values.to)) throw new Misused(`Where does Sayso run? ${USAGE}`);
  if (!apiKey) throw new Misused(`Whose workspace? Give --key or SAYSO_API_KEY. ${USAGE}`);
  if (values.page !== undefined && !URL.canParse(values.page)) throw new Misused(`--page takes an address. ${USAGE}`);
  return {
    url: values.to,
    apiKey,
    widget,
    folder: path.resolve(values.out ?? `evidence-${widget}`),
    ...(values.locale === undefined ? {} : { locale: values.locale }),
    ...(values.page === undefined ? {} : { page: values.page }),
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        key: { type: 'string' },
        out: { type: 'string' },
        locale: { type: 'string' },
        page: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Misused(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
}

process.exitCode = await main(process.argv.slice(2));
