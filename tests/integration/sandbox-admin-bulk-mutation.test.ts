import { expect, test } from "vitest";
import { bulkResult } from "#sandbox/admin-api/bulk-result.ts";
import { setBulkSettings } from "#sandbox/admin-api/bulk-settings.ts";
import { takeUpload } from "#sandbox/admin-api/staged-uploads.ts";
import { gid } from "#sandbox/store/gid.ts";
import { sandboxShop } from "./sandbox-admin-shop.ts";

const STAGE = `mutation { stagedUploadsCreate(input: [{ resource: BULK_MUTATION_VARIABLES, filename: "v.jsonl", mimeType: "text/jsonl", httpMethod: POST }])
  { stagedTargets { url resourceUrl parameters { name value } } userErrors { message } } }`;
const RUN = `mutation($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path)
  { bulkOperation { id status type } userErrors { code message } } }`;
const READ = `query($id: ID!) { bulkOperation(id: $id) { id status url partialDataUrl objectCount errorCode query } }`;
const POLICIES = `mutation Policies($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: true) { productVariants { id inventoryPolicy } userErrors { code field } } }`;

type Sandbox = Awaited<ReturnType<typeof sandboxShop>>;
type Target = { parameters: { name: string; value: string }[] };
type Operation = { id: string; status: string; url: string | null; partialDataUrl: string | null; errorCode: string | null };

async function upload({ send, context }: Sandbox, lines: string[], change: (form: FormData) => void = () => undefined) {
  const { data } = await send(STAGE);
  const [target] = (data!.stagedUploadsCreate as unknown as { stagedTargets: Target[] }).stagedTargets;
  const form = new FormData();
  for (const { name, value } of target!.parameters) form.append(name, value);
  change(form);
  form.append("file", new Blob([lines.join("\n")]), "v.jsonl");
  const { status } = await takeUpload(context, form);
  return { status, path: target!.parameters.find(({ name }) => name === "key")!.value };
}

async function run(sandbox: Sandbox, lines: string[], mutation = POLICIES) {
  const { path } = await upload(sandbox, lines);
  const { data } = await sandbox.send(RUN, { mutation, path });
  return data!.bulkOperationRunMutation as unknown as { bulkOperation: Operation | null; userErrors: { code: string }[] };
}

const read = async ({ send }: Sandbox, id: string) =>
  (await send(READ, { id })).data!.bulkOperation as unknown as Operation & { objectCount: string };

async function ended(sandbox: Sandbox, id: string) {
  await expect.poll(async () => (await read(sandbox, id)).status).not.toMatch(/CREATED|RUNNING|CANCELING/);
  return read(sandbox, id);
}

const linesOf = ({ context }: Sandbox, url: string | null) =>
  bulkResult(context, new URL(url!).pathname)!
    .toString()
    .trim()
    .split("\n")
    .map(
      (line) => JSON.parse(line) as { __lineNumber: number; data?: Record<string, { userErrors: object[] }>; errors?: object[] },
    );

const line = (productId: number, variantId: number, inventoryPolicy: string) =>
  JSON.stringify({
    productId: gid("Product", productId),
    variants: [{ id: gid("ProductVariant", variantId), inventoryPolicy }],
  });

test("each line is carried out once; what one line gets wrong is told in its own line of the result; no points are spent", async () => {
  const sandbox = await sandboxShop();
  const { shop, events } = sandbox;
  const made = Array.from({ length: 3 }, (_, n) => sandbox.product(`P${n}`, 1));
  const lines = made.map(({ product, variant }) => line(product.id, variant.id, "CONTINUE"));
  const before = (await sandbox.send(`{ shop { name } }`)).extensions!.cost.throttleStatus.currentlyAvailable!;
  const { bulkOperation } = await run(sandbox, [...lines, line(1, 2, "DENY"), JSON.stringify({ productId: 5 })]);
  expect(bulkOperation).toMatchObject({ status: "CREATED", type: "MUTATION" });
  const operation = await ended(sandbox, bulkOperation!.id);
  expect(operation).toMatchObject({ status: "COMPLETED", objectCount: "5", query: POLICIES });
  const result = linesOf(sandbox, operation.url);
  expect(result.map(({ __lineNumber }) => __lineNumber)).toEqual([0, 1, 2, 3, 4]);
  expect(result[0]!.data!.productVariantsBulkUpdate!.userErrors).toEqual([]);
  expect(result[3]!.data!.productVariantsBulkUpdate!.userErrors).toMatchObject([{ code: "PRODUCT_DOES_NOT_EXIST" }]);
  expect(result[4]!.errors).toHaveLength(1);
  expect(made.map(({ variant }) => shop.variants.get(variant.id)!.inventoryPolicy)).toEqual(Array(3).fill("CONTINUE"));
  expect(events.at(-1)).toMatchObject({ topic: "bulk_operations/finish", payload: { status: "completed", type: "mutation" } });
  const after = (await sandbox.send(`{ shop { name } }`)).extensions!.cost.throttleStatus.currentlyAvailable!;
  expect(before - after).toBeLessThan(60);
});

test("stopped or failed half-way, what was done stays done and stands in the partial result; five run at once and no more", async () => {
  const sandbox = await sandboxShop();
  const { product, variant } = sandbox.product("P", 1);
  const many = Array.from({ length: 400 }, () => line(product.id, variant.id, "CONTINUE"));
  const running = await Promise.all(Array.from({ length: 5 }, () => run(sandbox, many)));
  expect(running.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect(await run(sandbox, many)).toMatchObject({ bulkOperation: null, userErrors: [{ code: "LIMIT_REACHED" }] });
  const id = running[0]!.bulkOperation!.id;
  await expect.poll(async () => Number((await read(sandbox, id)).objectCount)).toBeGreaterThan(0);
  await sandbox.send(`mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } } }`, { id });
  const cancelled = await ended(sandbox, id);
  expect(cancelled).toMatchObject({ status: "CANCELED", url: null });
  expect(linesOf(sandbox, cancelled.partialDataUrl)).toHaveLength(Number(cancelled.objectCount));
  setBulkSettings(sandbox.shop, { linesPerSecond: 10_000, failAfterLines: 7 });
  const failed = await ended(sandbox, (await run(sandbox, many)).bulkOperation!.id);
  expect(failed).toMatchObject({ status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR", objectCount: "7" });
});

test("a form that was tampered with is refused; so are a file never posted, no JSON, two mutations and a query", async () => {
  const sandbox = await sandboxShop();
  expect(await upload(sandbox, ["{}"])).toMatchObject({ status: 201 });
  expect(await upload(sandbox, ["{}"], (form) => form.set("policy", "bm8="))).toMatchObject({ status: 403 });
  expect(await upload(sandbox, ["{}"], (form) => form.set("key", "tmp/1/other"))).toMatchObject({ status: 403 });
  const missing = await sandbox.send(RUN, { mutation: POLICIES, path: "tmp/nowhere" });
  expect(missing.data!.bulkOperationRunMutation).toMatchObject({ userErrors: [{ code: "NO_SUCH_FILE" }] });
  expect(await run(sandbox, ["{", "}"])).toMatchObject({ userErrors: [{ code: "INVALID_STAGED_UPLOAD_FILE" }] });
  const two = `mutation { a: tagsAdd(id: "x", tags: []) { node { id } } b: tagsAdd(id: "x", tags: []) { node { id } } }`;
  for (const mutation of [two, "{ shop { name } }", "mutation {", RUN]) {
    expect(await run(sandbox, ["{}"], mutation)).toMatchObject({ userErrors: [{ code: "INVALID_MUTATION" }] });
  }
});
