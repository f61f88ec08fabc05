/** The kits of all platforms: one line each, in the order of the registry. */
import type { PlatformId } from '../../../shared/contract/channel-account.ts';
import type { InboundKit } from './kit.ts';
import { localKit } from './local.ts';

/** Each is of its own platform and is only ever given its own accounts. */
export const KITS: readonly InboundKit[] = [localKit] as readonly unknown[] as readonly InboundKit<PlatformId>[];
