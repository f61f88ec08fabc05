/** A merchant's page as the browser tests need it: one snippet in different places, with or without the strictest policy. */

/** All optional, all plain strings: they are the page's query. */
export interface PageOptions {
  /** How the form comes in; `inline` when absent. `late` leaves the script out: the test adds it. */
  readonly snippet?: 'inline' | 'button' | 'element' | 'twice' | 'head' | 'held' | 'late' | 'stub';
  readonly locale?: string;
  /** The page's own language. */
  readonly lang?: string;
  readonly label?: string;
  readonly mode?: string;
  readonly trigger?: string;
  /** Only the host may run scripts and be asked; no style, no markup to script. */
  readonly strict?: 'yes';
  /** `held`: the height that the svg keeps. */
  readonly height?: string;
  /** Page rules that reach for everything. */
  readonly hostile?: 'yes';
}

export function pagePolicy({ strict }: PageOptions, host: string): Record<string, string> {
  if (!strict) return {};
  return {
    'content-security-policy': `default-src 'none'; script-src ${host}; connect-src ${host}; require-trusted-types-for 'script'; trusted-types 'none'`,
  };
}

export function merchantPage(options: PageOptions, host: string): string {
  const { snippet = 'inline', locale, lang = 'en', label, mode, trigger, strict, hostile, height = '760' } = options;
  const attributes = [
    'data-widget="w_sample"',
    ...(locale ? [`data-locale="${locale}"`] : []),
    ...(snippet === 'button' ? ['data-trigger="button"'] : []),
    ...(mode ? [`data-mode="${mode}"`] : []),
    ...(trigger ? [`data-trigger="${trigger}"`] : []),
    ...(label ? [`data-label="${label}"`] : []),
  ].join(' ');
  const script = `<script async src="${host}/sayso.js" ${attributes}></script>`;
  const bare = `<script async src="${host}/sayso.js"></script>`;
  const places: Record<NonNullable<PageOptions['snippet']>, string> = {
    inline: script,
    button: script,
    element: `${bare}<sayso-form widget="w_sample"${locale ? ` locale="${locale}"` : ''}></sayso-form>`,
    twice: `${script}<hr>${script}`,
    head: '',
    held: `${script}<svg width="1" height="${height}" display="block" aria-hidden="true"></svg>`,
    late: '<div id="place"></div>',
    stub: `<script>window.sayso={q:[],identify(w){this.q.push(["identify",w])}};sayso.identify({customer_id:7,signature:"${'a'.repeat(64)}"})</script>${script}`,
  };
  return `<!doctype html>
<html lang="${lang}" dir="${['ar', 'fa', 'he'].includes(lang) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>Aurora Coffee</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${strict ? '' : STYLE}${hostile ? HOSTILE : ''}${snippet === 'head' ? script : ''}</head>
<body><header><h1>Aurora Coffee</h1></header><main>${places[snippet]}<p id="below">Roasted on Tuesdays, sent on Wednesdays.</p></main></body></html>`;
}

const STYLE = `<style>
:root{color-scheme:light dark}
body{margin:0;font:16px/1.6 "Open Sans",system-ui,sans-serif;background:light-dark(#f6f4f0,#131211);color:light-dark(#222,#ddd)}
header{padding:20px 24px}h1{margin:0;font-size:18px;font-weight:600}
main{max-width:1080px;margin:0 auto;padding:0 16px 48px}
@media(min-width:800px){main{padding:24px 48px 64px}}
</style>`;

const HOSTILE = `<style>
*{font-size:8px!important;line-height:1!important;text-transform:uppercase!important;letter-spacing:4px!important;text-align:center!important;color:red!important;float:left}
html{font-size:62.5%}button,input{display:none!important}
</style>`;
