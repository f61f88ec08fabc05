/** The report on the page, for somebody without a console. In a shadow root, by sheets made by script: a strict policy has nothing against it. */
import type { Finding } from './finding.ts';

const CSS = `:host{all:initial;position:fixed;inset:auto 16px 16px auto;z-index:2147483647;max-width:min(480px,calc(100vw - 32px));max-height:60vh;overflow:auto;border:1px solid #0006;border-radius:12px;background:Canvas;color:CanvasText;font:14px/1.5 system-ui,sans-serif;color-scheme:light dark;box-shadow:0 8px 24px #0003}
section{padding:16px}h2{margin:0 0 8px;font-size:16px}ul{margin:0 0 12px;padding:0;list-style:none}li{padding:8px 0;border-top:1px solid #8884}b{text-transform:capitalize}p{margin:4px 0 0}
button{min-height:44px;margin-inline-end:8px;padding:0 16px;border:1px solid;border-radius:12px;background:none;color:inherit;font:inherit;cursor:pointer}:focus-visible{outline:2px solid;outline-offset:2px}`;

export function showPanel(found: readonly Finding[]): void {
  const host = document.createElement('sayso-doctor');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];
  const text = found.map(({ level, code, what, fix }) => `${level} ${code}: ${what}${fix ? `\n  ${fix}` : ''}`).join('\n');
  const section = make('section', make('h2', 'Sayso on this page'), make('ul', ...found.map(line)));
  section.setAttribute('aria-label', 'Sayso on this page');
  section.append(
    press('Copy', () => void navigator.clipboard.writeText(text)),
    press('Close', () => host.remove()),
  );
  root.append(section);
  document.body.append(host);
}

const line = ({ level, what, fix }: Finding): HTMLElement =>
  make('li', make('b', level === 'ok' ? 'Fine' : level), ` ${what}`, ...(fix ? [make('p', fix)] : []));

function press(label: string, act: () => void): HTMLElement {
  const button = make('button', label) as HTMLButtonElement;
  button.type = 'button';
  button.addEventListener('click', act);
  return button;
}

function make(name: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}
