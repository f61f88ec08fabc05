/** The page of docs/jurisdictions.md as one string made from the registry. It must add no rule of its own. */
import type { Confidence } from '../../worker/channels/fact.ts';
import type { Jurisdiction, QuietHours, Rule } from '../../worker/policy/jurisdiction.ts';
import { JURISDICTIONS } from '../../worker/policy/jurisdictions/registry.ts';
import { RULE_KINDS, type RuleKind, type RuleValue } from '../../worker/policy/rule-set.ts';
import { LEFT_OUT } from './left-out.ts';

const KIND_NAMES: Readonly<Record<RuleKind, string>> = {
  elements: 'call to action says',
  optIn: 'opt-in',
  quietHours: 'quiet hours',
  nightConsent: 'night consent',
  reconfirmation: 're-confirmation',
  withdrawalDue: 'withdrawal due',
  retention: 'proof kept',
  minimumAge: 'minimum age',
  label: 'label',
};

const VALUES: { readonly [K in RuleKind]: (value: RuleValue<K>) => string } = {
  elements: (value) => value.map((element) => `\`${element}\``).join(' '),
  optIn: (value) => value,
  quietHours: hours,
  nightConsent: hours,
  reconfirmation: ({ afterMonths, onSilence }) => `after ${afterMonths} months; silence ${onSilence === 'ends' ? 'ends it' : 'keeps it'}`,
  withdrawalDue: ({ days, business }) => (days === 0 ? 'without delay' : `${days} ${business ? 'business days' : 'days'}`),
  retention: ({ consentYears, withdrawalYears }) => `consent ${consentYears} years after its last use, withdrawal ${withdrawalYears}`,
  minimumAge: String,
  label: (value) => `\`${value}\``,
};

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

export function jurisdictionsPage(): string {
  return `${[introduction(), ...JURISDICTIONS.map(section), leftOut()].join('\n\n')}\n`;
}

function introduction(): string {
  const rows = JURISDICTIONS.flatMap((regime) => RULE_KINDS.flatMap((kind): readonly Rule<unknown>[] => regime[kind]));
  const count = (confidence: Confidence) => rows.filter((row) => row.confidence === confidence).length;
  return `# Jurisdictions

Made from \`worker/policy/jurisdictions/\` by \`node scripts/jurisdictions-page.ts\`; edit the rows, not this page.

**This is not legal advice.** These are defaults with their sources. They may be wrong, incomplete or out of date, they say nothing of your case, and your
own counsel decides what you may send.

Of ${rows.length} rules in ${JURISDICTIONS.length} regimes, ${count('read')} are \`read\` (the words of the source were before us, sometimes as somebody else reproduces them),
${count('secondary')} are \`secondary\` (a law firm's, vendor's or newspaper's account) and ${count('memory')} are \`memory\` (general knowledge, read the stricter way; the default's rules, which are
nobody's law, are among them). No rule here was checked by a lawyer.

A regime is chosen by the number's country and by the country that the edge saw; where they differ both hold. A regime's parent holds with it, and of each kind of
rule the stricter counts: elements and quiet hours add up, double opt-in beats single, the earlier re-confirmation and the earlier due day hold, proof is kept
the longer time. A number of the United States has the federal rules and those of every state that its area code may be in, of all states when that is not
known. A country without a file, and an unknown one, have the default. Hours are the recipient's local time. A rule without channels is about all of them.`;
}

function section(regime: Jurisdiction): string {
  const { id, name, parent, places } = regime;
  const chosen = places.length > 0 ? `Chosen for ${places.map((place) => `\`${place}\``).join(' ')}.` : 'Chosen where no other is.';
  const head = `## ${name} (\`${id}\`)\n\n${chosen}${parent === null ? '' : ` Beside the rules of \`${parent}\`.`}`;
  return `${head}\n\n| kind | rule | what the source says | source | read on | confidence | id, channels |\n|---|---|---|---|---|---|---|\n${RULE_KINDS.flatMap((kind) => lines(regime, kind)).join('\n')}`;
}

function lines<K extends RuleKind>(regime: Jurisdiction, kind: K): readonly string[] {
  return (regime[kind] as readonly Rule<RuleValue<K>>[]).map((row) => {
    const cells = [KIND_NAMES[kind], VALUES[kind](row.value), row.says, row.source, row.readOn, `\`${row.confidence}\``, about(row)];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
}

const about = ({ id, channels }: Rule<unknown>): string => (channels ? `\`${id}\`: ${channels.join(' ')}` : `\`${id}\``);

function hours({ from, to, days }: QuietHours): string {
  const span = from === to ? 'all day' : `${from} to ${to}`;
  return days ? `${days.map((day) => DAYS[day]).join(' ')} ${span}` : span;
}

function leftOut(): string {
  return `## Looked at and left out\n\n| what | why |\n|---|---|\n${LEFT_OUT.map(({ what, why }) => `| ${what} | ${why} |`).join('\n')}`;
}
