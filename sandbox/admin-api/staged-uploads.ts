/** Files on their way to a bulk mutation: a signed form is handed out, the file is posted with it, the operation names its key. */
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { SandboxContext } from "#sandbox/context.ts";
import type { Store } from "#sandbox/store/store.ts";

export const STAGED_UPLOADS_PATH = "/staged-uploads/";
const LARGEST_BYTES = 100_000_000;
const VALID_MS = 24 * 3_600_000;

type Upload = { content: string | null; openUntil: number };
const uploads = new WeakMap<Store, Map<string, Upload>>();
const uploadsOf = ({ store }: SandboxContext) => {
  const known = uploads.get(store) ?? new Map<string, Upload>();
  uploads.set(store, known);
  return known;
};

const SIGNING_KEY = randomBytes(32);
const sign = (policy: string) => createHmac("sha256", SIGNING_KEY).update(policy).digest("hex");

export type StagedTarget = { url: string; resourceUrl: null; parameters: { name: string; value: string }[] };

/** The form's fields as Google Cloud Storage wants them. */
export function stageUpload(context: SandboxContext, shopId: number, file: { filename: string; mimeType: string }): StagedTarget {
  const key = `tmp/${shopId}/bulk/${randomUUID()}/${file.filename}`;
  const openUntil = Date.now() + VALID_MS;
  uploadsOf(context).set(key, { content: null, openUntil });
  const conditions = [{ key }, { "Content-Type": file.mimeType }, ["content-length-range", 1, LARGEST_BYTES]];
  const policy = Buffer.from(JSON.stringify({ expiration: new Date(openUntil).toISOString(), conditions })).toString("base64");
  const fields = {
    "Content-Type": file.mimeType,
    success_action_status: "201",
    acl: "private",
    key,
    "x-goog-algorithm": "GOOG4-RSA-SHA256",
    "x-goog-signature": sign(policy),
    policy,
  };
  const parameters = Object.entries(fields).map(([name, value]) => ({ name, value }));
  return { url: `${context.origins.admin}${STAGED_UPLOADS_PATH}`, resourceUrl: null, parameters };
}

/** A form as it was posted, the file last. @returns the HTTP status, with a reason when it was refused. */
export async function takeUpload(context: SandboxContext, form: FormData): Promise<{ status: number; reason?: string }> {
  const policy = text(form.get("policy"));
  if (sign(policy) !== text(form.get("x-goog-signature"))) return { status: 403, reason: "SignatureDoesNotMatch" };
  const key = text(form.get("key"));
  const upload = uploadsOf(context).get(key);
  const file = form.get("file");
  if (!upload || !keyIn(policy, key)) return { status: 403, reason: "AccessDenied" };
  if (upload.openUntil < Date.now()) return { status: 400, reason: "ExpiredToken" };
  if ([...form.keys()].at(-1) !== "file" || !(file instanceof Blob)) return { status: 400, reason: "InvalidArgument" };
  if (file.size > LARGEST_BYTES) return { status: 400, reason: "EntityTooLarge" };
  upload.content = await file.text();
  return { status: 201 };
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
const keyIn = (policy: string, key: string) => Buffer.from(policy, "base64").toString().includes(JSON.stringify({ key }));

/** What was posted under a key; null when nothing was. A file that has been taken is not kept. */
export function takeStagedFile(context: SandboxContext, key: string): string | null {
  const content = uploadsOf(context).get(key)?.content ?? null;
  if (content !== null) uploadsOf(context).delete(key);
  return content;
}
