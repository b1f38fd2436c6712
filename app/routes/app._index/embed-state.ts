/** Whether the shop's theme shows Standby, as App Bridge tells it. */

export type EmbedState = "on" | "off" | "unknown";

type Extensions = { type: string; activations: { status?: string }[] }[];

/** "unknown" where App Bridge does not say: an older one, or none. */
export async function embedState(bridge: { app?: { extensions?: () => Promise<unknown> } } | undefined): Promise<EmbedState> {
  try {
    const extensions = (await bridge?.app?.extensions?.()) as Extensions | undefined;
    const ours = extensions?.filter((extension) => extension.type === "theme_app_extension");
    if (!ours) return "unknown";
    return ours.some(({ activations }) => activations.some(({ status }) => status === "active")) ? "on" : "off";
  } catch {
    return "unknown";
  }
}
