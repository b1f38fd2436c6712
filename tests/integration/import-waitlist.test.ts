import { afterAll, beforeEach, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { addSuppression } from "#app/data/suppressions.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assign, assignment, facts, makeShop, place, BERLIN } from "./assigned-shop.ts";
import { apply, check, NOW, readImport, stage, states } from "./handed-in.ts";

const TEA = 9_007_199_254_741_001n;
let shopId: number;

const variant = (nth: number, title: string) =>
  facts({
    ...{ variantId: TEA + BigInt(nth), inventoryItemId: 500n + BigInt(nth), sku: `TEA-${nth}`, variantTitle: title },
    levels: [place(BERLIN, 0)],
  });

beforeEach(async () => {
  shopId = await makeShop();
  await assign(shopId, variant(0, "Blue / M"), variant(1, "Red / M"));
});
afterAll(() => boss.stop({ graceful: false }));

const line = () =>
  inShop(shopId, (tx) =>
    tx.waitlistEntry.findMany({ where: { state: "waiting" }, orderBy: [{ joinedAt: "asc" }, { id: "asc" }] }),
  );

const BACK_IN_STOCK = [
  "Email,ProductId,VariantId,Product Title,Variant Title,Subscribed At,Last Message Sent At",
  `second@x.test,7,${TEA},Teapot,Blue / M,2025-02-01 10:00:00 UTC,`,
  `First@X.test,7,${TEA},Teapot,Blue / M,2025-01-01 10:00:00 UTC,`,
  `told@x.test,7,${TEA},Teapot,Blue / M,2025-01-01 10:00:00 UTC,2025-03-01 10:00:00 UTC`,
  `second@x.test,7,${TEA},Teapot,Blue / M,2025-02-02 10:00:00 UTC,`,
  "other@x.test,8,5,Cup,Large,2025-02-02 10:00:00 UTC,",
  `not an address,7,${TEA},Teapot,Blue / M,2025-02-02 10:00:00 UTC,`,
  `gone@x.test,7,${TEA},Teapot,Blue / M,2025-02-02 10:00:00 UTC,`,
  `here@x.test,7,${TEA},Teapot,Blue / M,2025-02-02 10:00:00 UTC,`,
].join("\n");

test("people keep their place, once, and get no mail; those who must not be written to are left out with a reason", async () => {
  await inShop(shopId, async (tx) => {
    await addSuppression(tx, { address: "gone@x.test", reason: "unsubscribed", now: NOW });
    await tx.waitlistEntry.create({ data: { shopId, variantId: TEA, email: "here@x.test", joinedAt: NOW } });
    await tx.assignment.updateMany({ data: { waitingEntries: 1, waitingUnits: 1 } });
  });
  const { rows, importId } = await check(shopId, BACK_IN_STOCK, "waitlist");
  expect(states(rows)).toEqual({
    2: "change",
    3: "change",
    4: "same",
    5: "same",
    6: "problem",
    7: "problem",
    8: "same",
    9: "same",
  });
  const notes = rows.map((row) => row.note);
  expect(notes[2]).toContain("was told already");
  expect(notes[3]).toContain("in row 2, with an earlier place");
  expect(notes[4]).toContain("Assign the product first");
  expect(notes[6]).toContain("it unsubscribed");
  expect(notes[7]).toContain("waits for the variant already");

  await apply(shopId, importId);
  expect((await line()).map(({ email, joinedAt }) => [email, joinedAt.toISOString().slice(0, 10)])).toEqual([
    ["first@x.test", "2025-01-01"],
    ["second@x.test", "2025-02-01"],
    ["here@x.test", "2026-05-12"],
  ]);
  expect(await assignment(shopId, TEA)).toMatchObject({ waitingEntries: 3, waitingUnits: 3 });
  expect(await inShop(shopId, (tx) => tx.message.count({ where: { audience: "customer" } }))).toBe(0);

  const again = await check(shopId, BACK_IN_STOCK, "waitlist");
  expect(again.rows.filter((row) => row.state === "change")).toEqual([]);
});

test.each([
  [
    "STOQ",
    `contact,channel,status,quantity,shopify_variant_id,created_at\na@x.test,email,pending,2,${TEA},2025-01-02T03:04:05Z\nb@x.test,email,notified,1,${TEA},2025-01-02T03:04:05Z`,
  ],
  [
    "Swym",
    `Email,epi,empi,du,Created At\na@x.test,${TEA},7,https://shop.test/products/teapot,1735787045\nb@x.test,,7,https://shop.test/products/teapot?variant=999,1735787045`,
  ],
  [
    "Swym's events",
    `Email,EventTime,ProductId,ProductName,VariantId,VariantInfo,VariantSKU\na@x.test,2025-01-02T03:04:05Z,7,Teapot,${TEA},Blue / M,\nb@x.test,2025-01-02T03:04:05Z,7,Teapot,,Green,`,
  ],
  [
    "Klaviyo",
    `Email,Event Timestamp,ProductName,VariantName,SKU\na@x.test,2025-01-02 03:04:05,Teapot,Blue / M,\nb@x.test,2025-01-02 03:04:05,Teapot,Green,`,
  ],
  [
    "a table of one's own",
    "E-mail;Handle;Variant;Joined\na@x.test;teapot;blue, m;02.01.2025 03:04:05\nb@x.test;teapot;;02.01.2025",
  ],
])("an export of %s is understood", async (_name, file) => {
  const { rows } = await check(shopId, file, "waitlist");
  expect(rows[0]).toMatchObject({ state: "change", changes: { joinedAt: "2025-01-02T03:04:05.000Z" } });
  expect(rows[1]?.state).not.toBe("change");
});

test("columns that nobody knows are asked for", async () => {
  const staged = await stage(shopId, "wer,was\na@x.test,TEA-0\n", "waitlist");
  if (!staged.ok) throw new Error(staged.reason);
  expect((await readImport(shopId, staged.importId)).stored?.state).toBe("asking");
});

test.each([
  ["", "Teapot has 2 assigned variants, and the file does not say which one. Enter the variant id."],
  ["Green", "Teapot has 2 assigned variants, and none is called “Green”. Enter the variant id."],
])("a product of several variants without the right one (%j) says what is missing", async (title, reason) => {
  const { rows } = await check(shopId, `Email,Product Title,Variant Title\nada@x.test,Teapot,${title}\n`, "waitlist");
  expect(rows.map(({ note }) => note)).toEqual([reason]);
});
