/** Whether the shop's theme shows Standby at all, by block or embed. */
import { isShown, themeState, UNKNOWN_THEME } from "./theme-state.ts";

export type EmbedState = "on" | "off" | "unknown";

/** "unknown" where App Bridge does not say: an older one, or none. */
export async function embedState(bridge: Parameters<typeof themeState>[0]): Promise<EmbedState> {
  const theme = await themeState(bridge);
  if (theme.block === UNKNOWN_THEME.block && theme.embed === UNKNOWN_THEME.embed) return "unknown";
  return isShown(theme) ? "on" : "off";
}
