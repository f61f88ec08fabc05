/** What a call to action must say, one row an element: the clause that wants it, what is wrong without it, and how a text says it. */
import type { ElementId } from '../../channels/elements.ts';
import { wayOf, waysIn } from './channel-names.ts';
import { fold } from './fold.ts';
import type { ListName } from './languages.ts';
import { MARK } from './marks.ts';
import { hasMark, helpWordsIn, isAside, placesIn, type Reading, type Sentence, says, stopWordsIn } from './reading.ts';

export interface ElementRule {
  /** Present on what carriers and regulators also take from elsewhere: a linked page, or a gate before the form. */
  readonly level?: 'warning';
  readonly clause: string;
  readonly message: string;
  readonly fix: string;
  readonly said: (reading: Reading, whole: Whole) => boolean;
}

/** What is on screen beside the text. */
export interface Whole {
  readonly label: Reading;
}

const anywhere = (reading: Reading, test: (sentence: Sentence) => boolean): boolean => reading.sentences.some(test);
const asking = (reading: Reading, test: (sentence: Sentence) => boolean): boolean =>
  reading.sentences.some((sentence) => !isAside(reading, sentence) && test(sentence));
const listed =
  (list: ListName) =>
  (reading: Reading): boolean =>
    anywhere(reading, (sentence) => says(reading, list, sentence));
/** "I agree", or "tick this box to get": the control's own act. */
const agrees = (reading: Reading) => (sentence: Sentence) =>
  says(reading, 'agreement', sentence) || (says(reading, 'boxAct', sentence) && !says(reading, 'optOut', sentence));
const linked = (rel: 'terms' | 'privacy') => (reading: Reading) =>
  reading.document.links.some((link) => link.rel === rel) || listed(rel)(reading);

export const ELEMENT_RULES: Readonly<Record<ElementId, ElementRule>> = {
  agreement: {
    clause: 'TCPA, 47 CFR 64.1200(f)(9); GDPR art. 4(11) and 7; Twilio 30831',
    message: 'Nobody says that they agree.',
    fix: 'Begin with the person’s own act: “I agree to receive …”.',
    said: (reading, { label }) =>
      reading.document.control.kind === 'keyword' || asking(reading, agrees(reading)) || asking(label, agrees(label)),
  },
  brand: {
    clause: 'CTIA 5.1.1; Twilio 30837',
    message: 'The text does not name the brand.',
    fix: 'Name the brand as customers know it.',
    said: (reading, { label }) =>
      [reading, label].some((each) => anywhere(each, (sentence) => hasMark(sentence, 'brand'))) ||
      (isSameButForm(reading) && anywhere(reading, (sentence) => hasMark(sentence, 'entity'))),
  },
  legal_entity: {
    clause: 'TCPA, 47 CFR 64.1200(f)(9) (the seller); GDPR art. 13(1)(a); CASL s. 10',
    message: 'The text does not name the company that sends.',
    fix: 'Name the legal entity: “from Example Trading Ltd (Example)”.',
    said: (reading) =>
      anywhere(reading, (sentence) => hasMark(sentence, 'entity')) ||
      (plain(reading.document.sender.legal_entity) === plain(reading.document.sender.brand) &&
        anywhere(reading, (sentence) => hasMark(sentence, 'brand'))),
  },
  marketing: {
    clause: 'TCPA, 47 CFR 64.1200(f)(9)(i)(A); GDPR art. 6(1)(a); KISA, Network Act art. 50; Twilio 30544',
    message: 'The text does not say that the messages are marketing.',
    fix: 'Say “marketing” or “promotional” before the messages.',
    said: (reading) =>
      asking(
        reading,
        (sentence) =>
          says(reading, 'marketing', sentence) ||
          says(reading, 'promotion', sentence) ||
          (hasMark(sentence, 'kinds') && isMarketing(reading)),
      ),
  },
  kinds: {
    clause: 'CTIA 5.1.1 (programme or product); Twilio 30544',
    message: 'The text does not say what the messages are about.',
    fix: 'Say what is sent: “about offers and new products”.',
    said: (reading) =>
      asking(reading, (sentence) => hasMark(sentence, 'kinds') || says(reading, 'promotion', sentence) || isLikeKinds(reading, sentence)),
  },
  channel: {
    clause: 'Twilio 30551; KISA, Network Act art. 50 (consent by medium); WhatsApp opt-in policy',
    message: 'The text does not name the channel.',
    fix: 'Name the channel: “text messages (SMS)”, “WhatsApp messages”, “emails”.',
    said: (reading) => {
      const own = reading.document.covers.map(({ channel }) => wayOf(channel));
      return asking(reading, (sentence) => waysIn(reading, sentence).some(({ way }) => own.includes(way)));
    },
  },
  account: {
    level: 'warning',
    clause: 'CTIA 5.1.1 (the number that messages come from)',
    message: 'The text does not say which number or account the messages come from.',
    fix: 'Name it: “sent from +1 202 555 0123”.',
    said: (reading) =>
      Object.values(reading.document.sender.accounts).every((account) => account === '') ||
      Object.values(reading.document.sender.accounts).some((account) => plain(account) === plain(reading.document.sender.brand)) ||
      anywhere(reading, (sentence) => hasMark(sentence, 'account')),
  },
  recurring_automated: {
    clause: 'TCPA, 47 CFR 64.1200(f)(9)(i)(A); CTIA 5.1.1',
    message: 'The text does not say that messages recur and are sent automatically.',
    fix: 'Say “recurring automated”.',
    said: listed('recurring'),
  },
  frequency: {
    clause: 'Twilio 30545; CTIA 5.1.1',
    message: 'The text does not say how often messages come.',
    fix: 'Say how often: “up to 4 messages a month” or “message frequency varies”.',
    said: (reading) => anywhere(reading, (sentence) => hasMark(sentence, 'frequency')) || listed('frequency')(reading),
  },
  rates: {
    clause: 'Twilio 30569; CTIA 5.1.1 (fees)',
    message: 'The text does not say that message and data rates may apply.',
    fix: 'Add “Message and data rates may apply.”',
    said: (reading) => anywhere(reading, (sentence) => says(reading, 'rates', sentence) && !says(reading, 'free', sentence)),
  },
  not_a_condition: {
    clause: 'TCPA, 47 CFR 64.1200(f)(9)(i)(B); GDPR art. 7(4)',
    message: 'The text does not say that one can buy without agreeing.',
    fix: 'Add “Consent is not a condition of any purchase.”',
    said: listed('notCondition'),
  },
  stop: {
    clause: 'CTIA 5.1.1 (how to stop); TCPA, 47 CFR 64.1200(a)(10); CASL s. 11',
    message: 'The text does not say how to stop.',
    fix: 'Say the way: “Reply STOP to stop”, or “Every email has an unsubscribe link”.',
    said: saysHowToStop,
  },
  help: {
    clause: 'Twilio 30570; CTIA 5.1.1 (customer care)',
    message: 'The text does not say how to get help.',
    fix: 'Add “Reply HELP for help.”',
    said: (reading) => anywhere(reading, (sentence) => helpWordsIn(reading, sentence).length > 0 || says(reading, 'help', sentence)),
  },
  withdraw_any_time: {
    clause: 'GDPR art. 7(3); CASL s. 10(1) and CRTC 2012-548',
    message: 'The text does not say that consent can be taken back at any time.',
    fix: 'Add “I can withdraw my consent at any time.”',
    said: saysWithdrawal,
  },
  contact: {
    clause: 'CASL s. 10 and SOR/2012-36 s. 4; GDPR art. 13(1)(a)',
    message: 'The text gives no way to reach the sender.',
    fix: 'Add an email address, a phone number or a web page for questions.',
    said: (reading) =>
      anywhere(
        reading,
        (sentence) =>
          hasMark(sentence, 'email') ||
          hasMark(sentence, 'phone') ||
          (says(reading, 'contact', sentence) && hasMark(sentence, 'url')) ||
          (hasMark(sentence, 'account') && isLetterhead(reading, sentence)) ||
          aroundFrequency(sentence).some(
            (part) =>
              hasMark(part, 'account') && (['contact', 'takeBack', 'unsubscribe'] as const).some((list) => says(reading, list, part)),
          ),
      ),
  },
  sender_address: {
    clause: 'CASL s. 10 and SOR/2012-36 s. 4(1)',
    message: 'The text does not say where the sender is.',
    fix: 'Add the postal address of the sender, or its website.',
    said: (reading) =>
      anywhere(
        reading,
        (sentence) =>
          hasMark(sentence, 'url') ||
          hasMark(sentence, 'address') ||
          placesIn(reading, 'street', sentence).length > 0 ||
          [...sentence.text.matchAll(POSTAL)].length > 0,
      ),
  },
  terms: {
    clause: 'CTIA 5.1.1 (terms); Twilio 30882 and 30908',
    message: 'There is no link to the terms.',
    fix: 'Link the programme’s terms.',
    said: linked('terms'),
  },
  privacy: {
    clause: 'CTIA 5.1.1 (privacy policy); Twilio 30882 and 30908; GDPR art. 13',
    message: 'There is no link to the privacy policy.',
    fix: 'Link the privacy policy.',
    said: linked('privacy'),
  },
  not_shared: {
    level: 'warning',
    clause: 'CTIA 5.1.2.2 and 5.1.4; Twilio 30882',
    message: 'The text does not say that the number is not shared for others’ marketing.',
    fix: 'Add “My number and this consent are not shared with others for their own marketing.”',
    said: listed('notShared'),
  },
  age: {
    level: 'warning',
    clause: 'GDPR art. 8; the age rule of the jurisdiction',
    message: 'The text does not say how old one must be.',
    fix: 'Add the age that the jurisdiction asks for: “I am at least 18 years old.”',
    said: listed('age'),
  },
};

/** Where sentences have no full stop, how often still parts who sends from what comes next. */
function aroundFrequency({ text, start }: Sentence): readonly Sentence[] {
  let at = start;
  return text.split(MARK.frequency).map((part) => {
    const from = at;
    at += part.length + MARK.frequency.length;
    return { text: part, start: from };
  });
}

/** Number, street and town as most countries write them, whatever the language of the text around. */
const POSTAL = /\d+[a-z]?,? [\p{L}\p{M}' .-]{3,40},\s*[\p{L}\p{M}\d' -]{2,}|[\p{L}' .-]{3,40} \d+[a-z]?,\s*\d{4,6}/gu;

/** An address in a list of ways to write, with no words of its own. */
const isMarksAlone = (sentence: Sentence): boolean => /^[^\p{L}\p{N}]*$/u.test(sentence.text);

/** What the programme calls its kinds may itself say it: "promotions on fabrics". */
function isMarketing(reading: Reading): boolean {
  return says(reading, 'marketing', { text: fold(reading.document.programme.kinds).text, start: 0 });
}

/** A line that only says who and where: "Example Ltd, 1 Example Street, post@example.test". */
const isLetterhead = (reading: Reading, sentence: Sentence): boolean =>
  isMarksAlone(sentence) ||
  (hasMark(sentence, 'entity') &&
    !(['agreement', 'receive', 'marketing', 'boxAct'] as const).some((list) => says(reading, list, sentence)));

/** The two parts may stand in sentences side by side: "Changed your mind? Reply STOP any time." */
function saysWithdrawal(reading: Reading): boolean {
  const ends = (sentence: Sentence | undefined) =>
    sentence !== undefined &&
    (says(reading, 'takeBack', sentence) || says(reading, 'unsubscribe', sentence) || stopWordsIn(reading, sentence).length > 0);
  return reading.sentences.some(
    (sentence, at) => says(reading, 'anyTime', sentence) && [at, at - 1, at + 1].some((beside) => ends(reading.sentences[beside])),
  );
}

/** At least half of the words of the programme's kinds, whatever their endings. */
function isLikeKinds(reading: Reading, sentence: Sentence): boolean {
  const words = fold(reading.document.programme.kinds).text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const stems = words
    .filter((word) => word.length >= WORD_CHARS_MIN)
    .map((word) => word.slice(0, Math.max(WORD_CHARS_MIN, word.length - 2)));
  const found = stems.filter((stem) => sentence.text.includes(stem));
  return stems.length > 0 && found.length * 2 >= stems.length;
}
/** Shorter words are mostly "and" and "of"; endings are shorter than the rest. */
const WORD_CHARS_MIN = 4;

function saysHowToStop(reading: Reading): boolean {
  const channels = reading.document.covers.map(({ channel }) => wayOf(channel));
  if (anywhere(reading, (sentence) => stopWordsIn(reading, sentence).length > 0)) return !channels.includes('email') || hasWay(reading);
  return !channels.includes('text') && hasWay(reading);
}
const hasWay = listed('unsubscribe');

const FORM =
  /(?:^| )(?:l\.?l\.?c|inc|ltd|limited|llp|corp(?:oration)?|co(?:mpany)?|plc|gmbh(?: & co\.? kg)?|ag|kg|se|ug|e\.?k|s\.?a\.?s?|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|s\.?l\.?u?|b\.?v|n\.?v|ltda|pty|pvt|s\.? de r\.?l\.?|de c\.?v|kk|株式会社|有限公司|주식회사)\.?(?= |$)/giu;
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[,()"']/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
/** "Acme, Inc." names the brand "Acme". */
const isSameButForm = ({ document: { sender } }: Reading): boolean =>
  plain(plain(sender.legal_entity).replaceAll(FORM, ' ').replaceAll(FORM, ' ')) === plain(sender.brand);
