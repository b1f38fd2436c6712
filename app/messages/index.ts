/** What pages may use of messages: the kinds, and how one looks. */
export { MESSAGE_KIND_INFO, type MessageKindInfo } from "./kinds.ts";
export { renderMessage, type RenderInput, type RenderedMessage } from "./render.ts";
