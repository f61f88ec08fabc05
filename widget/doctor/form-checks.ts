/** Of one form: whether its widget can be had here, and why it shows itself or not. Reads; changes nothing. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import { isReturning, staysAway } from '../../shared/show/kept.ts';
import { isShown } from '../../shared/show/rules.ts';
import { pickLocale } from '../embed/attributes.ts';
import type { FormElement } from '../embed/host.ts';
import { isDialog, isOwn, planOf } from '../show/plan.ts';
import { kept } from '../show/shelf.ts';
import { isBusy, visit } from '../show/surroundings.ts';
import { type Finding, note, ok, trouble } from './finding.ts';

export async function checkForm(host: string, element: FormElement): Promise<Finding[]> {
  const said = (name: string): string => element.getAttribute(name) ?? element.dataset[name] ?? '';
  const widget = said('widget');
  if (widget === '') return [trouble('no_widget', 'A <sayso-form> names no widget.', 'Write <sayso-form widget="WIDGET_ID">.')];
  const locale = pickLocale(said('locale'), element.closest<HTMLElement>('[lang]')?.lang, navigator.language);
  const asked = await askFor(`${host}/v1/widgets/${encodeURIComponent(widget)}/config?locale=${locale}`);
  if ('level' in asked) return [asked];
  const config = asked;
  const why = said('locale') ? 'as its tag says' : element.closest('[lang]') ? "as the page's lang says" : "as the browser's language says";
  const found: Finding[] = [
    ok('config', `Widget ${config.widget_id}, version ${config.version}, can be had here.`),
    config.locale === locale
      ? ok('locale', `Language ${config.locale}, ${why}.`)
      : note(
          'locale',
          `Language ${config.locale}: the widget has no ${locale} (${why}).`,
          'Add the language to the draft and publish, or say another with locale.',
        ),
  ];
  if (config.mode === 'test')
    found.push(note('test', 'The widget is in test mode: nothing that it takes is a consent, and nothing is sent.'));
  const isDrawn = element.shadowRoot?.querySelector('.sayso,button,.teaser') !== null && element.shadowRoot !== null;
  return [...found, ...(isDrawn ? [ok('drawn', 'It is drawn.')] : whyNot(said, config, widget))];
}

function whyNot(said: (name: string) => string, config: WidgetConfig, widget: string): Finding[] {
  const nowMs = Date.now();
  const plan = planOf({ said }, config);
  const now = kept(nowMs);
  const found: Finding[] = [];
  const { trigger } = plan;
  if (!isShown(plan.rules, visit(plan.country, isReturning(now, nowMs)))) {
    const fix = 'Change the rules in the draft (show.rules) and publish; a click trigger and sayso.open() always work.';
    found.push(note('rule', `The widget's rules keep it away from ${location.pathname}.`, fix));
  }
  if (isDialog(plan.mode) && isOwn(trigger) && staysAway(now, widget, nowMs)) {
    const fix =
      'To see it again here: localStorage.removeItem("sayso"), and load the page anew. How long it stays away: show.again_after_days.';
    found.push(note('cap', 'The visitor closed it, or signed up, and it stays away for now.', fix));
  }
  if (trigger.on === 'click' && document.querySelector(trigger.selector) === null) {
    const fix = 'Mend the selector, or put what it names on the page; what is drawn later counts as well.';
    found.push(trouble('selector', `It waits for a click on ${trigger.selector}, and nothing on the page matches.`, fix));
  }
  if (isDialog(plan.mode) && isBusy())
    found.push(note('busy', 'It waits: another dialog is open, somebody is in a field, or the tab is not looked at.'));
  if (found.length === 0)
    found.push(note('waiting', `It is not drawn yet; it shows itself on: ${trigger.on}.`, 'sayso.open() opens it at once.'));
  return found;
}

/** @returns the settings, or what stands in their way */
async function askFor(url: string): Promise<WidgetConfig | Finding> {
  const answer = await fetch(url, { credentials: 'omit' }).catch(() => null);
  if (!answer) {
    const fix = `Allow it: connect-src ${new URL(url).origin} in the page's policy, and this page's address (${location.origin}) in the widget's origins; a blocker may stop it, too.`;
    return trouble('unreachable', 'The host could not be asked for the widget.', fix);
  }
  if (answer.ok) return (await answer.json()) as WidgetConfig;
  if (answer.status === 404)
    return trouble(
      'unknown_widget',
      'The host knows no published widget of this id.',
      'Copy the id again (GET /v1/widgets), and publish the widget.',
    );
  if (answer.status === 403) {
    return trouble(
      'origin',
      `The widget may not be shown on ${location.origin}.`,
      `Add "${location.origin}" to the widget's origins and publish.`,
    );
  }
  return trouble(
    'refused',
    `The host answered ${answer.status}.`,
    'The body of the answer in the network log says why; its request_id is in the host’s log.',
  );
}
