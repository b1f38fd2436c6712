/** Files beside bulk operations: variables posted where Shopify says, results read piece by piece. */
import { adminGraphql, ShopifyUnavailable } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

const UPLOAD_MS = 60_000;
const READ_MS = 30_000;
const FILE = { filename: "variables.jsonl", mimeType: "text/jsonl" };

export const STAGE_UPLOAD = `#graphql
  mutation StageUpload($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets { url parameters { name value } }
      userErrors { field message }
    }
  }
`;

/** @returns the path by which a bulk mutation names the file. @throws ShopifyUnavailable when it does not get there */
export async function uploadVariables(shopDomain: string, jsonLines: Uint8Array[]): Promise<string> {
  type Target = { url: string; parameters: { name: string; value: string }[] };
  type Answer = { stagedUploadsCreate: { stagedTargets: Target[] | null; userErrors: UserError[] } };
  const input = [{ ...FILE, resource: "BULK_MUTATION_VARIABLES", httpMethod: "POST" }];
  const { stagedUploadsCreate: staged } = await adminGraphql<Answer>(shopDomain, STAGE_UPLOAD, { input });
  const target = staged.stagedTargets?.[0];
  const path = target?.parameters.find(({ name }) => name === "key")?.value;
  if (!target || !path) throw new Error(`Shopify takes no file: ${refusalOf(staged.userErrors) ?? "it did not say why."}`);
  const form = new FormData();
  for (const { name, value } of target.parameters) form.append(name, value);
  form.append("file", new Blob(jsonLines as BlobPart[], { type: FILE.mimeType }), FILE.filename);
  const response = await reach(target.url, { method: "POST", body: form, signal: AbortSignal.timeout(UPLOAD_MS) });
  await response.body?.cancel();
  if (!response.ok) throw new ShopifyUnavailable(`Shopify's file store answered with ${response.status}.`);
  return path;
}

/** The bytes from one place in a result on; `last` when the file ends with them. Null when the file is no longer there. */
export async function readResult(url: string, from: number, length: number): Promise<{ bytes: Buffer; last: boolean } | null> {
  const headers = { range: `bytes=${from}-${from + length - 1}` };
  const response = await reach(url, { headers, signal: AbortSignal.timeout(READ_MS) });
  if (response.status === 206) {
    const bytes = Buffer.from(await response.arrayBuffer());
    const total = Number(/\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1]);
    return { bytes, last: from + bytes.length >= total };
  }
  await response.body?.cancel();
  if (response.status === 416) return { bytes: Buffer.alloc(0), last: true };
  if ([403, 404, 410].includes(response.status)) return null;
  throw new ShopifyUnavailable(`Shopify's file store answered with ${response.status}.`);
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new ShopifyUnavailable("Shopify's file store did not answer.", { cause: error });
  }
}
