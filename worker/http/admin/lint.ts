/** Linting a text over HTTP: nothing is stored, and the answer to a bad text is 200 with what is wrong. */
import type { Hono } from 'hono';
import type { z } from 'zod';
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import { type lintAnswer, type lintedText, lintRequest } from '../../../shared/contract/lint.ts';
import { ADMIN_BODY_BYTES_MAX, LAWFUL_AGE_YEARS } from '../../../shared/limits.ts';
import { matchLanguage } from '../../../shared/locales/languages.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { DISCLOSURE_POLICY } from '../../policy/asked-elements.ts';
import { lintDisclosure } from '../../policy/lint/lint.ts';
import { passingText } from '../../policy/lint/passing.ts';
import { composeDocument, isText } from '../../workspace/compose-disclosures.ts';
import { type Asked, type KnownSender, STRICTEST } from '../../workspace/disclosure-policy.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { type ProblemDraft, problem } from '../problem.ts';
import { ownWorkspace } from './own.ts';
import { invalidAt } from './workspace-refusal.ts';

export function lintRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/disclosures/lint', requireScope('config:read'), async (c) => {
    const body = await readBody(c, lintRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const { document, control, jurisdictions = [STRICTEST] } = body.value;
    const unknown = jurisdictions.findIndex((id) => !DISCLOSURE_POLICY.knows(id));
    if (unknown >= 0) {
      const message = `There are no rules of ${jurisdictions[unknown]}.`;
      return problem(
        c,
        invalidAt(`jurisdictions[${unknown}]`, 'jurisdiction_unknown', message, 'Use a country code such as DE, or default.'),
      );
    }
    const channels = document?.covers.map(({ channel }) => channel) ?? control?.channels ?? [];
    const path = document ? 'document.covers' : 'control.channels';
    if (new Set(channels).size < channels.length || (channels.length > 1 && !channels.every(isText))) {
      const fix = 'Give each other channel a text of its own.';
      return problem(c, invalidAt(path, 'channels_bundled', 'One text may cover sms, mms and rcs, each once; no others together.', fix));
    }
    const asked = DISCLOSURE_POLICY.asked(channels, jurisdictions);
    const read = document ? ok(document) : control ? await compose(c, control, asked) : err(NEITHER);
    if (!read.ok) return problem(c, read.error);
    const programmes = await ownWorkspace(c).listProgrammes();
    const sender = programmes.find(({ id }) => id === read.value.programme.id)?.sender ?? {};
    return c.json(answer(read.value, asked, sender, (path) => (document ? `document.${path}` : 'control.text')));
  });
}

/** Refused by the schema before. */
const NEITHER = invalidAt('document', 'missing', 'There is no text.', 'Give either document or control.');

/** @param pathOf where in the request a path of the document is. */
function answer(
  document: DisclosureDocument,
  asked: Asked,
  sender: KnownSender,
  pathOf: (path: string) => string,
): z.infer<typeof lintAnswer> {
  const findings = lintDisclosure(document, { elements: asked.elements, known: sender });
  const passing = passingText(document, asked.elements, asked.minimumAge ?? LAWFUL_AGE_YEARS, sender);
  return {
    passes: findings.every(({ level }) => level !== 'error'),
    findings: findings.map((finding) => ({ ...finding, path: pathOf(finding.path), passing })),
    elements: [...asked.elements],
    text: document.text,
  };
}

async function compose(
  c: AppContext,
  control: z.infer<typeof lintedText>,
  asked: Asked,
): Promise<Result<DisclosureDocument, ProblemDraft>> {
  const { locale, text, channels, purpose, programme: id } = control;
  const programme = (await ownWorkspace(c).listProgrammes()).find((each) => each.id === id);
  if (!programme) {
    return err(
      invalidAt('control.programme', 'programme_missing', `There is no programme "${id}".`, 'Make it, or name another programme.'),
    );
  }
  if (text === undefined && !matchLanguage(locale)) {
    return err(
      invalidAt('control.locale', 'language_missing', `There are no texts in ${locale} yet.`, 'Give the text, or use another language.'),
    );
  }
  const own = text === undefined ? {} : { text: { [locale]: text } };
  return ok(composeDocument({ channels, purpose, opt_in: 'double', ...own }, locale, programme, {}, asked));
}
