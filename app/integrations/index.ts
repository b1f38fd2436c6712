/** Every outside system Standby works with. */
import type { Integration } from "./integration.ts";
import { smtp } from "./smtp.ts";

export const INTEGRATIONS: readonly Integration[] = [smtp];

export const findIntegration = (id: string): Integration | undefined => INTEGRATIONS.find((each) => each.id === id);

export type { Field, Integration, OutgoingMessage, Outcome, Settings } from "./integration.ts";
export { checkSettings } from "./check-settings.ts";
export { redact } from "./redact.ts";
