/** Into how many ledgers the workspaces of this run are divided: the suite runs with one, where all is one commit, and with several. */
import { env } from 'cloudflare:workers';

export const PARTITIONS = Number((env as unknown as { readonly TEST_PARTITIONS: string }).TEST_PARTITIONS);
