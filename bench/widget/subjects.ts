/** What is measured: ours and its peers, and by what each can be said to be there. */
import { OURS, OURS_AHEAD } from './serve.ts';

export interface Subject {
  readonly name: string;
  /** As the table names it. */
  readonly label: string;
  /** Visible when it can be used; null: a loader alone, which brings nothing of its own onto the page. */
  readonly selector: string | null;
  /** A field for a number. */
  readonly input?: string;
  readonly click?: string;
}

export const BLANK: Subject = { name: 'blank', label: 'the bare page', selector: '[data-ready]' };

export const SUBJECTS: readonly Subject[] = [
  {
    name: OURS,
    label: '**Sayso**: number and consent, five channels',
    selector: 'input[type=tel]',
    input: 'input[type=tel]',
    click: 'input[type=checkbox]',
  },
  {
    name: OURS_AHEAD,
    label: 'Sayso, pinned, with preloads',
    selector: 'input[type=tel]',
    input: 'input[type=tel]',
    click: 'input[type=checkbox]',
  },
  {
    name: 'vanilla-cookieconsent',
    label: 'vanilla-cookieconsent 3.1 (no phone)',
    selector: '#cc-main .cm',
    click: '#cc-main button[data-role=show]',
  },
  { name: 'orejime', label: 'orejime 3.2 (no phone)', selector: '.orejime-Banner', click: '.orejime-Banner-learnMoreButton' },
  { name: 'klaro', label: 'klaro 0.7 (no phone)', selector: '.klaro .cookie-notice', click: '.klaro .cm-link' },
  { name: 'c15t', label: 'c15t 2.2 and React (no phone)', selector: '[data-testid*=banner] button', click: '[data-testid*=customize]' },
  {
    name: 'intl-tel-input',
    label: 'intl-tel-input 29.5 with utils (phone only)',
    selector: '.iti input',
    input: '.iti input',
    click: '.iti button',
  },
  {
    name: 'react-phone-number-input',
    label: 'react-phone-number-input 3.4 on preact/compat (phone only)',
    selector: '.PhoneInputInput',
    input: '.PhoneInputInput',
  },
  { name: 'novu', label: '@novu/js 3.19 Preferences', selector: '[class*=nv-]', click: '.nv-workflowLabelContainer' },
  { name: 'typeform', label: '@typeform/embed 6.1 (loader alone)', selector: '#place iframe' },
  { name: 'stripe', label: '@stripe/stripe-js 10.2 (loader alone)', selector: null },
  { name: 'intercom', label: '@intercom/messenger-js-sdk 0.0 (loader alone)', selector: null },
  { name: 'formbricks', label: '@formbricks/js 5.1 (loader alone)', selector: null },
];
