/** The pack as Markdown, for whoever fills in the registration. Pure; it adds nothing that is not in the pack. */
import type { EvidencePack } from '../../shared/contract/evidence.ts';

type Text = { readonly text: string; readonly codes: readonly string[] };

/** @param pictureFile name beside it; null where there is none. */
export function readable(pack: EvidencePack, pictureFile: string | null): string {
  return [
    `# ${oneLine(pack.programme.name)}: what carriers ask for`,
    `Widget \`${pack.widget_id}\`, version ${pack.version}, published ${pack.published_at}, form \`${pack.form_build ?? 'not built'}\`.`,
    ...section(
      'To mend or to look at',
      pack.checks.map(
        (check) => `- **${check.level}** \`${check.path}\`${numbers(check.carrier_codes)}: ${oneLine(check.message)} ${oneLine(check.fix)}`,
      ),
    ),
    ...section('Addresses', [
      `- Programme: ${pack.programme_page_url}`,
      ...pack.join_urls.map((url) => `- Sign-up: ${url}`),
      `- Terms: ${pack.terms_url}`,
      `- Privacy: ${pack.privacy_url}`,
      ...(pack.picture ? [`- Picture of the form: ${pack.picture.url}`] : []),
    ]),
    ...(pictureFile === null ? [] : ['## The form', `![The form on a phone, nothing ticked](${pictureFile})`]),
    ...section(
      'Calls to action',
      pack.call_to_action.map(
        (shown) => `### ${oneLine(shown.label)} (${shown.locale})\n\n${quoted(shown.text)}\n\nDisclosure \`${shown.disclosure}\`\n`,
      ),
    ),
    ...section('Messages', [
      ...(pack.confirmation ? [named('Asks to confirm (sent by Sayso)', pack.confirmation)] : []),
      named('After the opt-in (set it at your provider)', pack.opt_in_message),
      named('HELP (set it at your provider)', pack.help),
      named('STOP (set it at your provider)', pack.stop),
      ...pack.sample_messages.map((text, index) => named(`Sample ${index + 1}`, { text, codes: [] })),
    ]),
    ...section(
      'Clauses for the terms',
      pack.terms_clauses.map((clause) => named(clause.id, clause)),
    ),
    ...section(
      'Clauses for the privacy policy',
      pack.privacy_clauses.map((clause) => named(clause.id, clause)),
    ),
    ...registration('Twilio toll-free verification', pack.twilio_tollfree),
    ...registration('Twilio A2P 10DLC campaign', pack.twilio_10dlc),
    '',
  ].join('\n\n');
}

const section = (title: string, lines: readonly string[]): string[] => [`## ${title}`, lines.join('\n')];

function registration(
  title: string,
  { applies, fields, left_to_you: left }: EvidencePack['twilio_tollfree'] | EvidencePack['twilio_10dlc'],
) {
  return [
    `## ${title}`,
    applies
      ? 'This is the one for the number that the programme sends from.'
      : 'The number that the programme sends from is not of this kind.',
    `\`\`\`json\n${JSON.stringify(fields, null, 2)}\n\`\`\``,
    `Yours to fill in: ${left.map((name) => `\`${name}\``).join(', ')}.`,
  ];
}

const named = (name: string, { text, codes }: Text): string => `**${name}**${numbers(codes)}\n\n${quoted(text)}\n`;
const numbers = (codes: readonly string[]): string => (codes.length === 0 ? '' : ` (${codes.join(', ')})`);
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
