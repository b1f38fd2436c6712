/** The waitlist form: the browser's own checks in the shop's words, an answer in place, and a plain sentence when there is none. */
import { set } from "./write-changes.ts";

const SENDING_LIMIT_MS = 15_000;

export type Sent = { ok: boolean; message: string; errors?: Record<string, string> };

type Field = HTMLInputElement | null;

/** By field; empty when all is well. */
export function findWrong(form: HTMLFormElement): Record<string, string> {
  const errors: Record<string, string> = {};
  const wrong = (name: string) => (errors[name] = form.getAttribute(`data-wrong-${name}`) ?? "");
  for (const name of ["email", "quantity"]) {
    const field = form.elements.namedItem(name) as Field;
    if (field && !field.validity.valid) wrong(name);
  }
  const data = new FormData(form);
  const phone = String(data.get("phone") ?? "").trim();
  if (phone && !/^\+?[\d\s()./-]{6,}$/.test(phone)) wrong("phone");
  if (phone && !data.has("sms_consent")) wrong("sms_consent");
  return errors;
}

/** Writes each error beside its field and goes to the first. @returns whether there is any */
export function mark(form: HTMLFormElement, errors: Record<string, string>): boolean {
  let found = false;
  for (const place of form.querySelectorAll("[data-error]")) {
    const name = place.getAttribute("data-error") ?? "";
    const field = form.elements.namedItem(name) as Field;
    const text = typeof errors[name] === "string" ? errors[name] : "";
    set(place, "textContent", text);
    if (!text || !field) {
      field?.removeAttribute("aria-invalid");
      continue;
    }
    field.setAttribute("aria-invalid", "true");
    field.closest("details")?.setAttribute("open", "");
    if (!found) field.focus();
    found = true;
  }
  return found;
}

/** A corrected field is no longer marked. */
export function forgive(root: ParentNode, event: Event): void {
  const field = event.target as HTMLInputElement;
  if (field.getAttribute("aria-invalid") !== "true" || !field.validity.valid) return;
  field.removeAttribute("aria-invalid");
  const place = root.querySelector(`[data-error="${field.name}"]`);
  if (place) place.textContent = "";
}

/** Null when no plain answer came back: the proxy is down, too slow, or has moved. */
export async function send(form: HTMLFormElement): Promise<Sent | null> {
  const limit = new AbortController();
  const alarm = setTimeout(() => limit.abort(), SENDING_LIMIT_MS);
  try {
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const headers = { Accept: "application/json" };
    const answer = await fetch(form.getAttribute("action") ?? "", { method: "POST", body, headers, signal: limit.signal });
    return readAnswer(await answer.json());
  } catch {
    return null;
  } finally {
    clearTimeout(alarm);
  }
}

/** Whoever answers in Standby's place says something else. */
function readAnswer(answer: unknown): Sent | null {
  const { ok, message, errors } = Object(answer) as Record<keyof Sent, unknown>;
  if (typeof ok !== "boolean" || typeof message !== "string") return null;
  return { ok, message, errors: Object(errors) as Sent["errors"] };
}
