/** Of the page as a whole: the loader's tags, the global, what the page's policy stopped. Reads; changes nothing. */
import { type Finding, note, ok, trouble } from './finding.ts';

const LOADER = /\/sayso\.js$|\/assets\/sayso\.[0-9a-f]{10}\.js$/;

export function checkLoader(host: string): Finding[] {
  const tags = [...document.scripts].filter(({ src }) => LOADER.test(new URL(src || 'about:blank', location.href).pathname));
  const isThere = customElements.get('sayso-form') !== undefined;
  const found: Finding[] = isThere
    ? [ok('loader', `The loader of ${host} has run.`)]
    : [
        tags.length === 0
          ? trouble('no_loader', 'No tag of the loader is on this page.', `Add <script async src="${host}/sayso.js"></script>.`)
          : trouble(
              'loader_failed',
              `The loader's tag is there (${tags[0]?.src}), and it did not run.`,
              `Look at its line in the network log. Under a content security policy add script-src ${host} and connect-src ${host}; a blocker or a plugin that delays scripts holds it up, too.`,
            ),
      ];
  const hosts = new Set(tags.map(({ src }) => new URL(src).origin));
  if (hosts.size > 1) {
    const fix = 'Keep the tags of one host: the first that runs serves every form of the page.';
    found.push(trouble('two_hosts', `Loaders of ${hosts.size} hosts are on this page: ${[...hosts].join(', ')}.`, fix));
  }
  if (tags.some((tag) => !tag.async && !tag.defer)) {
    found.push(note('blocking', "The loader's tag has no async: the page waits for it.", 'Add async to the tag.'));
  }
  const { sayso } = window as unknown as { sayso?: { q?: unknown } };
  if (isThere && sayso?.q)
    found.push(trouble('global_taken', 'window.sayso is not what the loader put there.', 'Find what writes it after the loader.'));
  return found;
}

/** The browser keeps those of before, where it can; a page that asks the doctor late still hears of them. */
export async function checkPolicy(host: string): Promise<Finding[]> {
  const scope = window as unknown as { ReportingObserver?: new (take: (reports: Report[]) => void, options: object) => Observer };
  if (!scope.ReportingObserver) return [note('no_reports', 'This browser keeps no reports of what a policy stopped: look at the console.')];
  const reports = await new Promise<Report[]>((resolve) => {
    const observer = new (scope.ReportingObserver as NonNullable<typeof scope.ReportingObserver>)(resolve, {
      types: ['csp-violation'],
      buffered: true,
    });
    observer.observe();
    setTimeout(() => resolve(observer.takeRecords()), 50);
  });
  const { host: name } = new URL(host);
  const stopped = reports.map(({ body }) => body).filter((body) => body?.blockedURL?.includes(name) || body?.sourceFile?.includes(name));
  const directives = [...new Set(stopped.flatMap((body) => body?.effectiveDirective ?? []))];
  if (directives.length === 0) return [ok('policy', "The page's content security policy stopped nothing of the form.")];
  const fix = `Add ${directives.map((each) => `${each.replace(/-(elem|attr)$/, '')} ${host}`).join('; ')} to the policy.`;
  return [trouble('policy', `The page's content security policy stopped something of ${name}: ${directives.join(', ')}.`, fix)];
}
interface Report {
  readonly body?: { readonly blockedURL?: string; readonly sourceFile?: string; readonly effectiveDirective?: string } | null;
}
interface Observer {
  observe(): void;
  takeRecords(): Report[];
}
