/**
 * The doctor: says in plain words why a form is there or not. A module of its own that a page loads when it wants to know, so that it costs
 * nobody else a byte: imported from the console, or by a tag of type module, after which `sayso.doctor()` is there and
 * `?sayso-debug` in the address opens the report on the page. It sends nothing anywhere.
 */
import type { FormElement } from '../embed/host.ts';
import { type Finding, trouble } from './finding.ts';
import { checkForm } from './form-checks.ts';
import { checkLoader, checkPolicy } from './page-checks.ts';
import { showPanel } from './panel.ts';

const HOST = new URL(/* @vite-ignore */ '.', import.meta.url).href.replace(/\/$/, '');

/** @returns what was found, the worst first; printed to the console as well */
export async function doctor(): Promise<readonly Finding[]> {
  const forms = [...document.querySelectorAll<FormElement>('sayso-form')];
  const found = [
    ...checkLoader(HOST),
    ...(await checkPolicy(HOST)),
    ...(forms.length === 0
      ? [
          trouble(
            'no_form',
            'No form is on this page.',
            'Put <sayso-form widget="WIDGET_ID"> where it is to stand, or data-widget on the loader’s tag.',
          ),
        ]
      : (await Promise.all(forms.map((form) => checkForm(HOST, form)))).flat()),
  ];
  const order = ['problem', 'note', 'ok'];
  const sorted = found.sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
  for (const { level, code, what, fix } of sorted) {
    // The one place where the widget speaks to the console: it was asked to.
    const say = level === 'problem' ? console.error : level === 'note' ? console.warn : console.info;
    say(`sayso ${code}: ${what}${fix ? ` ${fix}` : ''}`);
  }
  return sorted;
}

const scope = window as unknown as { sayso?: { doctor?: typeof doctor } };
if (scope.sayso) scope.sayso.doctor = doctor;
if (new URLSearchParams(location.search).has('sayso-debug')) void doctor().then(showPanel);
