import type { Engine, EngineEvents } from '../../engine/contract.ts';
import { reconnecting } from '../../rpc/reconnecting.ts';

/** The engine, over whatever port main last handed this window. */
export const engine = reconnecting<Engine, EngineEvents>();
