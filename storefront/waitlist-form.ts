/** The waitlist form: the browser's own checks in the shop's words, an answer in place, and a plain sentence when there is none. */
import { set } from "./write-changes.ts";

const SENDING_LIMIT_MS = 15_000;

/** `errors`: by field. */
export type Sent = { ok: boolean; message: string; errors?: Record<string, string> };

/**
 * Writes beside each field what is wrong with it and goes to the first.
 * @param errors what Standby has answered; without, the browser checks, and a phone number asks for its consent
 * @returns whether there is any
 */
export function mark(form: HTMLFormElement, errors?: Record<string, string>): boolean {
  const fields = [...form.elements] as HTMLInputElement[];
  const [phone, consent] = ["phone", "sms_consent"].map((name) => fields.find((field) => field.name === name));
  if (consent) consent.required = Boolean(phone?.value.trim());
  const wrong = fields.filter((field) => {
    const text = errors ? errors[field.name] : field.validity.valid ? "" : field.dataset.wrong;
    return note(field, text);
  });
  wrong[0]?.closest("details")?.setAttribute("open", "");
  wrong[0]?.focus();
  return wrong.length > 0;
}

/** A corrected field is no longer marked. */
export function forgive(field: HTMLInputElement): void {
  if (field.validity.valid) note(field, "");
}

/** @returns whether there was something to say, and a place to say it */
function note(field: HTMLInputElement, text = ""): boolean {
  if (!field.dataset.wrong || (!text && !field.ariaInvalid)) return false;
  const id = `${field.id}-error`;
  const place = document.getElementById(id) ?? field.parentElement?.appendChild(document.createElement("span"));
  if (!place) return false;
  set(place, "id", id);
  set(place, "className", "standby__error");
  set(place, "textContent", text);
  field.setAttribute("aria-describedby", id);
  set(field, "ariaInvalid", text ? "true" : null);
  return text !== "";
}

/** Null when no plain answer came back: the proxy is down, too slow, or has moved, or somebody else answers in Standby's place. */
export async function send(form: HTMLFormElement, variant: string): Promise<Sent | null> {
  try {
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    body.set("variant_id", variant);
    const headers = { Accept: "application/json" };
    const signal = AbortSignal.timeout(SENDING_LIMIT_MS);
    const answer = (await (await fetch(form.action, { method: "POST", body, headers, signal })).json()) as Sent;
    return typeof answer.ok === "boolean" && typeof answer.message === "string" ? answer : null;
  } catch {
    return null;
  }
}
