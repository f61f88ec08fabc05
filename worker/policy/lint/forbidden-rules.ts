/** What a call to action must not say, one row a rule: the clause against it, what is wrong, what to do, and how it is found. */
import { wayOf, waysIn } from './channel-names.ts';
import { isAside, matches, placesIn, type Reading, type Sentence, says, stopWordsIn } from './reading.ts';

export interface ForbiddenRule {
  readonly code: string;
  readonly level: 'error' | 'warning';
  readonly clause: string;
  readonly message: string;
  readonly fix: string;
  /** Where the text says it; empty for nowhere. */
  readonly find: (reading: Reading) => readonly Sentence[];
}

const inEach =
  (find: (sentence: Sentence, reading: Reading) => readonly Sentence[]) =>
  (reading: Reading): Sentence[] =>
    reading.sentences.flatMap((sentence) => find(sentence, reading));

export const FORBIDDEN_RULES: readonly ForbiddenRule[] = [
  {
    code: 'channels_bundled',
    level: 'error',
    clause: 'Twilio 30556; KISA, Network Act art. 50; GDPR recital 43',
    message: 'The text asks for another channel as well: each channel has a control of its own.',
    fix: 'Name this control’s channel alone, and give the others a control each.',
    find: inEach((sentence, reading) => (isAside(reading, sentence) ? [] : otherWays(sentence, reading))),
  },
  {
    code: 'terms_bundled',
    level: 'error',
    clause: 'GDPR art. 7(2); Twilio 30556 and 30831; TCPA, 47 CFR 64.1200(f)(9)',
    message: 'One act agrees to the terms or the privacy policy and to messages.',
    fix: 'Agree to the messages alone; link the terms: “Terms and privacy policy apply.”',
    find: inEach(agreedTerms),
  },
  {
    code: 'consent_implied',
    level: 'error',
    clause: 'TCPA, 47 CFR 64.1200(f)(9); GDPR art. 4(11); Twilio 30831',
    message: 'Consent is read into another act, such as entering a number or buying.',
    fix: 'Let the box itself be the act: “By checking this box I agree …” or “I agree …”.',
    find: inEach((sentence, reading) =>
      ['keyword', 'spoken', 'signature'].includes(reading.document.control.kind) || says(reading, 'boxAct', sentence)
        ? []
        : placesIn(reading, 'implied', sentence),
    ),
  },
  {
    code: 'opt_out',
    level: 'error',
    clause: 'GDPR recital 32 (Planet49, C-673/17); CASL s. 6 and CRTC 2012-549; Twilio 30831',
    message: 'The person has to act in order not to agree.',
    fix: 'Let nothing be ticked, and let only ticking agree.',
    find: inEach((sentence, reading) =>
      stopWordsIn(reading, sentence).length > 0 || says(reading, 'anyTime', sentence) ? [] : placesIn(reading, 'optOut', sentence),
    ),
  },
  {
    code: 'condition_of_purchase',
    level: 'error',
    clause: 'TCPA, 47 CFR 64.1200(f)(9)(i)(B); GDPR art. 7(4)',
    message: 'Agreeing is made a condition of buying or of something else.',
    fix: 'Let it be free, and say so: “Consent is not a condition of any purchase.”',
    find: inEach((sentence, reading) => {
      if (says(reading, 'notCondition', sentence)) return [];
      const tied = placesIn(reading, 'conditionNegated', sentence);
      if (tied.length > 0) return tied;
      const about = ['agreement', 'receive', 'marketing', 'consent'] as const;
      if (says(reading, 'not', sentence) || !about.some((list) => says(reading, list, sentence))) return [];
      return placesIn(reading, 'condition', sentence);
    }),
  },
  {
    code: 'senders_vague',
    level: 'error',
    clause: 'TCPA, 47 CFR 64.1200(f)(9) (the seller); CTIA 5.1.2.2; GDPR art. 4(11) (specific, informed)',
    message: 'Others than the named sender would be agreed to.',
    fix: 'Name one sender. Partners and affiliates need a consent of their own.',
    find: inEach((sentence, reading) => {
      if (isAside(reading, sentence) || says(reading, 'notShared', sentence)) return [];
      const asks = says(reading, 'agreement', sentence) || says(reading, 'receive', sentence) || says(reading, 'marketing', sentence);
      return asks ? placesIn(reading, 'others', sentence) : [];
    }),
  },
  {
    code: 'shared',
    level: 'error',
    clause: 'CTIA 5.1.2.2 and 5.1.4; Twilio 30882; GDPR art. 13(1)(e)',
    message: 'The number or the consent is passed to others.',
    fix: 'Keep it: “My number and this consent are not shared with others for their own marketing.”',
    find: inEach((sentence, reading) =>
      says(reading, 'not', sentence) || !says(reading, 'others', sentence) ? [] : placesIn(reading, 'share', sentence),
    ),
  },
  {
    code: 'purpose_vague',
    level: 'error',
    clause: 'Twilio 30544; GDPR art. 5(1)(b) and 4(11); CASL s. 10(1)(a)',
    message: 'The text agrees to messages about anything.',
    fix: 'Say what is sent: “marketing messages about offers and new products”.',
    find: inEach((sentence, reading) => {
      if (isAside(reading, sentence) || says(reading, 'not', sentence)) return [];
      return says(reading, 'agreement', sentence) || says(reading, 'receive', sentence) ? placesIn(reading, 'unlimited', sentence) : [];
    }),
  },
  {
    code: 'irrevocable',
    level: 'error',
    clause: 'TCPA, 47 CFR 64.1200(a)(10); GDPR art. 7(3); CASL s. 11',
    message: 'Taking consent back is denied, or made harder than giving it.',
    fix: 'Say “I can withdraw my consent at any time” and name an easy way, such as STOP.',
    find: inEach((sentence, reading) => {
      const about = says(reading, 'takeBack', sentence) || says(reading, 'unsubscribe', sentence);
      return about ? placesIn(reading, 'irrevocable', sentence) : [];
    }),
  },
  {
    code: 'night_bundled',
    level: 'error',
    clause: 'KISA, Network Act art. 50(3): 21:00 to 08:00 needs a consent of its own',
    message: 'Advertising at night is agreed to with the rest.',
    fix: 'Leave the night out, or ask for it in a control of its own.',
    find: inEach((sentence, reading) =>
      says(reading, 'not', sentence) || isAside(reading, sentence) || reading.document.night ? [] : matches(NIGHT, sentence),
    ),
  },
  {
    code: 'place_unfilled',
    level: 'error',
    clause: 'Twilio 30837 and 30841; CTIA 5.1.1',
    message: 'A placeholder was left in the text.',
    fix: 'Put the real words in its place.',
    find: inEach((sentence) => matches(UNFILLED, sentence)),
  },
  {
    code: 'misleading_free',
    level: 'error',
    clause: 'Twilio 30569; CTIA 5.1.1 (fees); FTC Act s. 5',
    message: 'The text promises that nothing is charged, where a carrier may charge for messages and data.',
    fix: 'Say “Message and data rates may apply.”',
    find: freePromises,
  },
  {
    code: 'purposes_bundled',
    level: 'error',
    clause: 'GDPR recital 43; WhatsApp message categories',
    message: 'Marketing and service messages are agreed to at once.',
    fix: 'Ask for marketing alone; updates on an order have a control or a ground of their own.',
    find: inEach((sentence, reading) =>
      isAside(reading, sentence) || !(['marketing', 'promotion'] as const).some((list) => says(reading, list, sentence))
        ? []
        : placesIn(reading, 'transactional', sentence),
    ),
  },
];

const NIGHT = /야간|심야|밤 ?시간|(?:(?:오후|밤) ?9시|21시|21:00) ?(?:~|-|부터|이후|에서)/gu;
/** Braces, brackets round words that name a gap, printf places, rows of underscores or X, and filler. */
const UNFILLED =
  /\$?\{\{?[^{}]*\}?\}|\[\[?(?:your |the |insert |company|brand|business|store|number|phone|name|url|link|frequency|email|address|program|channel|kinds|x+|\.+|_+|marke|firma|firmenname|unternehmen|nom |marque|entreprise|empresa|marca|nombre|nome|azienda|bedrijf|merk|会社名|ブランド|社名|회사|브랜드|公司|品牌|店名|บริษัท|แบรนด์|ชื่อ|कंपनी|ब्रांड|اسم|شركة|العلامة|שם|מותג|חברה|nazwa|marki|sirket|foretag|varumarke|virksomhed|yritys|yrityksen|spolecnost|nazev|znacka|компані|бренд|назва|cong ty|thuong hieu|ten |perusahaan|nama |merek|نام|برند)[^\]\n]{0,40}\]\]?|<(?!https?:)[a-z_][a-z_ ]{1,30}>|%(?:s|d|\d\$s|[a-z_]{3,}%)|_{3,}|(?<![\p{L}\p{N}])x{3,}(?![\p{L}\p{N}])|lorem ipsum|(?<![\p{L}])(?:tbd)(?![\p{L}])/gu;

/** Ways of contact that this control doesn't cover, up to where the sentence turns to stopping or help. */
function otherWays(sentence: Sentence, reading: Reading): Sentence[] {
  const own = reading.document.covers.map(({ channel }) => wayOf(channel));
  const turns = [
    ...stopWordsIn(reading, sentence),
    ...(['takeBack', 'contact'] as const).flatMap((list) => placesIn(reading, list, sentence)),
  ];
  const end = Math.min(sentence.start + sentence.text.length, ...turns.map(({ start }) => start));
  const asks = (['agreement', 'receive', 'marketing'] as const).some((list) => says(reading, list, sentence));
  if (!asks) return [];
  const others = waysIn(reading, sentence).filter(({ way, place }) => !own.includes(way) && place.start < end);
  const all = placesIn(reading, 'allChannels', sentence).filter(({ start }) => start < end);
  return [...others.map(({ place }) => place), ...all];
}

/** Only where messages go through a carrier, and the text does not say the rates elsewhere. Free ways to stop are no promise of free messages. */
function freePromises(reading: Reading): Sentence[] {
  const texts = reading.document.covers.some(({ channel }) => wayOf(channel) === 'text');
  const said = reading.sentences.some((sentence) => says(reading, 'rates', sentence) && !says(reading, 'free', sentence));
  if (!texts || said) return [];
  return reading.sentences.flatMap((sentence) =>
    says(reading, 'unsubscribe', sentence) || stopWordsIn(reading, sentence).length > 0 || says(reading, 'contact', sentence)
      ? []
      : placesIn(reading, 'free', sentence),
  );
}

/** How far the words of agreeing and the terms may stand apart. */
const TERMS_REACH = 120;
/** "see our", "gemäß unserer": how near a word of reference stands. */
const REFERS_REACH = 24;

/** Terms that are agreed to, not referred to: between the words of agreeing and them stands nothing like "see" or "as described in". */
function agreedTerms(sentence: Sentence, reading: Reading): Sentence[] {
  const agreements = [...placesIn(reading, 'agreement', sentence), ...placesIn(reading, 'consent', sentence)];
  const mentions = [...placesIn(reading, 'terms', sentence), ...placesIn(reading, 'privacy', sentence)];
  return mentions.filter((mention) =>
    agreements.some((agreement) => {
      const [first, second] = agreement.start < mention.start ? [agreement, mention] : [mention, agreement];
      const from = first.start + first.text.length - sentence.start;
      const between = { text: sentence.text.slice(from, second.start - sentence.start), start: 0 };
      const after = { text: sentence.text.slice(mention.start + mention.text.length - sentence.start).slice(0, REFERS_REACH), start: 0 };
      const before = { text: sentence.text.slice(0, mention.start - sentence.start).slice(-REFERS_REACH), start: 0 };
      if (first === mention && says(reading, 'refers', before)) return false;
      if (between.text.length > TERMS_REACH || /[(]\s*$/.test(between.text)) return false;
      return !says(reading, 'refers', between) && !(second === mention && says(reading, 'refers', after));
    }),
  );
}

export const ON_LABEL: readonly string[] = [
  'channels_bundled',
  'terms_bundled',
  'opt_out',
  'place_unfilled',
  'senders_vague',
  'consent_implied',
];
