/** The Worker's exports, nothing else. */
import { createApp } from './app.ts';

export { Courier } from './courier-object.ts';
export { Ledger } from './ledger-object.ts';
export { Limiter } from './limiter-object.ts';
export { Workspace } from './workspace-object.ts';

export default { fetch: createApp().fetch };
