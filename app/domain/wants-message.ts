/** Which messages a shop wants: all that it has not switched off, and those that the law asks for. */
import type { MessageKind } from "./message.ts";

const ALWAYS: readonly MessageKind[] = ["privacy_data_request"];

export const mayBeMuted = (kind: MessageKind): boolean => !ALWAYS.includes(kind);

export function wantsMessage({ mutedMessages }: { mutedMessages: readonly string[] }, kind: MessageKind): boolean {
  return !mayBeMuted(kind) || !mutedMessages.includes(kind);
}
