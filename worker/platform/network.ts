/** The one way out to the network. Whoever calls a tenant's URL judges it with `outbound-url.ts` first. */

export type Network = (url: string, init: RequestInit) => Promise<Response>;

export const network: Network = (url, init) => fetch(url, init);
