/** The page of docs/eligibility.md as one string made from the rules and the catalogue. It must add no rule of its own. */
import {
  ELIGIBILITY_AHEAD_MS_MAX,
  ELIGIBILITY_CALLS_PER_MINUTE,
  ELIGIBILITY_ITEMS_MAX,
  HOUR_MS,
  SERVICE_REPLY_MS,
} from '../../shared/limits.ts';
import { CHANNELS, PURPOSES } from '../../shared/vocabulary.ts';
import type { MessageRule } from '../../worker/channels/channel.ts';
import { CHANNEL_CATALOGUE } from '../../worker/channels/registry.ts';
import { PURPOSE_ROWS } from '../../worker/policy/purposes.ts';
import { ELIGIBILITY_RULES } from '../../worker/policy/rules.ts';

export const eligibilityPage = (): string => `${[introduction(), rules(), purposes(), channels(), LIMITS].join('\n\n')}\n`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');

const hours = (ms: number): string => `${ms / HOUR_MS} hours`;

const introduction = (): string => `# Eligibility

Made from \`worker/policy/rules.ts\`, \`worker/policy/purposes.ts\` and \`worker/channels/\` by \`node scripts/eligibility-page.ts\`; edit those, not this page.

May this message go to this address on this channel for this purpose now, and in which form. \`POST /v1/eligibility\` (scope \`contacts:read\`) answers for up to
${ELIGIBILITY_ITEMS_MAX} items in one call, in their order; a key has ${ELIGIBILITY_CALLS_PER_MINUTE} calls a minute. A "no" is a 200 with its reasons: every one that holds, each with a stable code and the
id of the rule behind it, whose sentence and source stand once in \`rules\`. With \`?summary=true\` it answers counts by reason.

\`\`\`json
{ "items": [{ "phone": "+447700900123", "channel": "whatsapp", "purpose": "marketing", "last_inbound_at": "2026-11-22T09:30:00Z" }], "templates": ["whatsapp"] }
\`\`\`

- An item names one of \`phone\`, \`email\`, \`contact_id\`, and \`channel\`, \`purpose\`, \`programme\` (\`default\` where absent), \`topic\`. What the caller knows beside:
  \`country\` (where the person is), \`last_inbound_at\`, \`last_sent_at\`, \`important\`.
- \`form\` is \`free_form\`, \`approved_template\` or \`none\`. \`until\`: when all that refuses ends by itself. \`labels\`: words that the message must begin with.
- \`best\`: the first channel by the person's order that is itself allowed now. One that was not asked about must hold a grant of its own.
- \`at\`: a moment to come, at most ${ELIGIBILITY_AHEAD_MS_MAX / (24 * HOUR_MS)} days ahead, is judged by what is known now. A moment that is over has two answers: the decision itself by the records that were
  there then, \`since_known\` by all records, those that came late included. What was retracted since counts as never given in the second.
- \`POST /v1/conversations\` (scope \`consents:write\`) tells when people last wrote, per address and channel; nothing is kept of an address without records.`;

const rules = (): string => `## Reasons

\`refuses\`: it may not go. \`shapes\`: it may, in that form. \`notes\`: worth knowing. Where a legal regime or a channel's fact is behind it, \`rule\` names that row
([jurisdictions.md](jurisdictions.md)) in place of the one below.

${table(
  ['code', 'effect', 'what it says', 'rule', 'source'],
  ELIGIBILITY_RULES.map(({ reason, effect, sentence, id, source }) => [`\`${reason}\``, effect, sentence, `\`${id}\``, source]),
)}`;

const purposes = (): string => `## Purposes

${table(
  ['purpose', 'needs', "person's wishes hold", 'quiet hours, labels, bans of marketing', 'what it is', 'source'],
  PURPOSES.map((purpose) => {
    const { consent, wishes, isAdvertising, says, source } = PURPOSE_ROWS[purpose];
    return [`\`${purpose}\``, consent.replaceAll('_', ' '), wishes ? 'yes' : 'no', isAdvertising ? 'yes' : 'no', says, source];
  }),
)}`;

const formOf = ({ inside, outside }: MessageRule): string => {
  const words = (form: string) => form.replaceAll('_', ' ');
  return inside === outside ? words(inside) : `${words(inside)} inside, ${words(outside)} outside`;
};

const channels = (): string => `## Channels

The window opens with the person's own message and closes to the millisecond. Where nobody told of a message it counts as closed (\`window_unknown\`). An answer
(\`service\`) on a channel without a window of its own may follow within ${hours(SERVICE_REPLY_MS)}.

${table(
  ['channel', 'window', ...PURPOSES],
  CHANNELS.map((id) => {
    const { windowMs, messages } = CHANNEL_CATALOGUE[id];
    const window = windowMs.value === null ? 'none' : hours(windowMs.value);
    return [`\`${id}\``, window, ...PURPOSES.map((purpose) => formOf(messages.value[purpose]))];
  }),
)}`;

const LIMITS = `## Where the person is

Quiet hours are the local hours of the person. A number's time zones come from its prefix (\`shared/phone/zone-table.ts\`: Google's libphonenumber data, made anew by
\`node scripts/phone-zones.ts FOLDER\`). Where prefixes tell of no place, as with mobile numbers of most countries, it is every zone of its calling code. A message goes
only when it may in all of them. An address without a number is where the edge saw the person consent; where that is not known and there are quiet hours, nothing goes
(\`zone_unknown\`). The same two, number and edge, choose the law; \`country\` of an item adds to both.

## The night

Where a law asks for a consent of its own for some hours (Korea: 21:00 to 08:00, not by email), they are closed (\`night_consent\`) but to people who agreed to them: a programme
with \`night_of: "default"\` holds those consents, and a widget of that programme asks for them ([decision 0018](decisions/0018-a-night-is-a-programme.md)). Questions name the
programme itself, never its night: what stands in the night opens those hours, and nothing else, beside a consent for the day that stands too.

## Limits

- Who moved and kept the number is not where the prefix says, and nobody told us. Give \`country\` where you know.
- WhatsApp's 72 hours after an advertisement's click are a matter of price: the form is judged by the 24-hour window alone.
- When people last wrote and when they were last written to is as true as the merchant's word.
- The caller must not wait long with a yes: it holds for its moment.`;
