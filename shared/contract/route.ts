/** One route of the HTTP contract: the shape of the tables beside this file. */
import type { z } from 'zod';
import type { Scope } from '../vocabulary.ts';

/** Who may call: anybody, the bearer of a token in the path, of a submission's secret, of a scoped API key, the operator. */
export type RouteAuth = 'public' | 'path_token' | 'submission_secret' | 'operator' | Scope;

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Hono's form: `/v1/widgets/:widget_id/config`. */
  readonly path: string;
  readonly auth: RouteAuth;
  readonly summary: string;
  readonly query?: readonly string[];
  readonly headers?: readonly string[];
  readonly request?: z.ZodType;
  /** The media type of a body that is a file and not JSON; `request` is then absent. */
  readonly file?: 'image/png';
  readonly status: 200 | 201 | 202 | 204;
  readonly answer?: z.ZodType;
}
