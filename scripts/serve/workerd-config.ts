/** The configuration of a bare workerd as Cap'n Proto text. Pure. No secret is ever in it: workerd reads those from its environment. */

export interface WorkerdConfig {
  readonly port: number;
  readonly address: string;
  /** Path of the bundle's main module, relative to the config file. */
  readonly mainModule: string;
  readonly compatibilityDate: string;
  /** Classes of the Durable Objects by binding. */
  readonly objects: Readonly<Record<string, string>>;
  /** Absolute. One folder per class is made below it. */
  readonly objectsFolder: string;
  /** Absolute: what the binding ASSETS serves. */
  readonly assetsFolder: string;
  /** Plain text bindings. */
  readonly vars: Readonly<Record<string, string>>;
  /** Names of bindings whose values are in workerd's own environment. */
  readonly secretNames: readonly string[];
  /** What the Worker may fetch: `public` alone, or `private` too where it must reach this machine. */
  readonly network: readonly ('public' | 'private')[];
  /** A header whose JSON becomes `request.cf`, as Cloudflare's edge gives it. Whoever writes it is believed: for tests and pictures alone. */
  readonly edgeHeader?: string | undefined;
}

export function workerdConfig(config: WorkerdConfig): string {
  const objects = Object.entries(config.objects);
  const bindings = [
    ...objects.map(([binding, className]) => `(name = ${text(binding)}, durableObjectNamespace = ${text(className)})`),
    '(name = "ASSETS", service = "assets")',
    ...Object.entries(config.vars).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`),
    ...config.secretNames.map((name) => `(name = ${text(name)}, fromEnvironment = ${text(name)})`),
  ];
  // The unique key names the folder of a class on disk: changing one orphans its data.
  const namespaces = objects.map(
    ([, className]) => `(className = ${text(className)}, uniqueKey = ${text(`sayso-${className}`)}, enableSql = true)`,
  );
  const http = config.edgeHeader === undefined ? 'http = ()' : `http = (cfBlobHeader = ${text(config.edgeHeader)})`;
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "objects", disk = (path = ${text(config.objectsFolder)}, writable = true)),
    (name = "assets", disk = (path = ${text(config.assetsFolder)})),
    (name = "internet", network = (allow = [${config.network.map(text).join(', ')}], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = ${text(`${config.address}:${config.port}`)}, ${http}, service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "index.js", esModule = embed ${text(config.mainModule)})],
  compatibilityDate = ${text(config.compatibilityDate)},
  durableObjectNamespaces = [
    ${namespaces.join(',\n    ')},
  ],
  durableObjectStorage = (localDisk = "objects"),
  globalOutbound = "internet",
  bindings = [
    ${bindings.join(',\n    ')},
  ],
);
`;
}

/** A Cap'n Proto string literal; JSON's escapes of ASCII are among its own, and nothing else may come in. */
function text(value: string): string {
  if (/[^\x20-\x7e]/.test(value)) throw new Error('workerd configuration takes printable ASCII only');
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
