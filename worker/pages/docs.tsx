/** @jsxImportSource hono/jsx */
/** The reference as a page: every route with who may call it, what it takes and what it answers. Drawn from OpenAPI alone. */
import type { Child } from 'hono/jsx';
import type { Route, RouteAuth } from '../../shared/contract/route.ts';
import { en } from '../../shared/locales/en.ts';
import { Shell } from './shell.tsx';

interface Operation {
  readonly route: Route;
  readonly id: string;
}
interface DocsProps {
  readonly stylesheet: string;
  readonly document: Record<string, unknown>;
  readonly operations: readonly Operation[];
}

const AUDIENCES: readonly { readonly title: string; readonly id: string; readonly has: (auth: RouteAuth) => boolean }[] = [
  {
    title: 'For browsers and visitors',
    id: 'public',
    has: (auth) => auth === 'public' || auth === 'path_token' || auth === 'submission_secret',
  },
  { title: 'For the merchant', id: 'merchant', has: (auth) => auth.includes(':') },
  { title: 'For the operator', id: 'operator', has: (auth) => auth === 'operator' },
];

const CALLER: Partial<Record<RouteAuth, string>> = {
  public: 'Anybody',
  path_token: 'Whoever holds the token in the path',
  submission_secret: 'Whoever holds the submission’s secret, in the Sayso-Secret header',
  operator: 'The operator key',
};

export function DocsPage({ stylesheet, document, operations }: DocsProps) {
  return (
    <Frame stylesheet={stylesheet} title="HTTP reference">
      <h1>HTTP reference</h1>
      <p>
        JSON in snake_case, times in RFC 3339 UTC, errors as <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a>. The same
        as a document for tools: <a href="/openapi.json">openapi.json</a>; the webhook event: <a href="/events.json">events.json</a>.
      </p>
      {AUDIENCES.map((audience) => (
        <section aria-labelledby={audience.id}>
          <h2 id={audience.id}>{audience.title}</h2>
          {operations
            .filter(({ route }) => audience.has(route.auth))
            .map((operation) => (
              <OperationEntry operation={operation} document={document} />
            ))}
        </section>
      ))}
    </Frame>
  );
}

export function ProblemPage({
  stylesheet,
  type,
  meaning,
}: {
  readonly stylesheet: string;
  readonly type: string;
  readonly meaning: string;
}) {
  return (
    <Frame stylesheet={stylesheet} title={`Problem: ${type}`}>
      <h1>{type}</h1>
      <p>{meaning}</p>
      <p>
        The answer’s <code>errors</code> name each field, what is wrong with it and how to mend it. See the{' '}
        <a href="/docs">HTTP reference</a>.
      </p>
    </Frame>
  );
}

function OperationEntry({
  operation: { route, id },
  document,
}: {
  readonly operation: Operation;
  readonly document: Record<string, unknown>;
}) {
  const described = lookUp(document, ['paths', route.path.replace(/:([a-z_]+)/g, '{$1}'), route.method]);
  const request = lookUp(described, ['requestBody', 'content', 'application/json', 'schema']);
  const answer = lookUp(described, ['responses', String(route.status), 'content', 'application/json', 'schema']);
  return (
    <article id={id}>
      <h3>
        <code>
          {route.method.toUpperCase()} {route.path}
        </code>
      </h3>
      <p>
        {route.summary}. {CALLER[route.auth] ?? `An API key with ${route.auth}`}.
        {route.headers === undefined ? '' : ` Header: ${route.headers.join(', ')}.`}
        {route.query === undefined ? '' : ` Query: ${route.query.join(', ')}.`} Answers {route.status}.
      </p>
      {request === null ? null : <Schema title="Body" schema={request} />}
      {answer === null ? null : <Schema title="Answer" schema={answer} />}
    </article>
  );
}

const Schema = ({ title, schema }: { readonly title: string; readonly schema: unknown }) => (
  <details>
    <summary>{title}</summary>
    <pre tabindex={0}>{JSON.stringify(schema, null, 2)}</pre>
  </details>
);

function lookUp(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? ((at as Record<string, unknown>)[key] ?? null) : null),
    value,
  );
}

/** In English, as the contract is. */
const Frame = ({ stylesheet, title, children }: { readonly stylesheet: string; readonly title: string; readonly children?: Child }) => (
  <Shell head={{ ...HEAD, stylesheet }} title={title} wide={true}>
    <div class="prose">{children}</div>
  </Shell>
);

const HEAD = { texts: en, locale: 'en', brand: 'Sayso', script: null, accent: null, scheme: 'auto', languages: [] } as const;
