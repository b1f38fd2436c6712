/** The page of a deleted variant: the mail is shown before it is sent, and the line ends once. */
import { afterAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { boss } from "#app/queue/boss.server.ts";
import * as home from "#app/routes/app._index/route.tsx";
import * as variantPage from "#app/routes/app.products.$variantId/route.tsx";
import { answerOf, storeSessions, visit } from "./admin-visit.ts";
import { assignVariant } from "./assigned-variant.ts";

afterAll(() => boss.stop({ graceful: false }));

const DOMAIN = "gone.myshopify.com";
const END = { intent: "end-waitlist", tell: "true", withOthers: "false" };

test("shows the mail, tells everybody once, and is gone from Home; unknown variants have no line to end", async () => {
  const { shopId, variantId } = await assignVariant(DOMAIN, {
    variantId: 9_007_199_254_740_997n,
    title: "Tin kettle",
    waiting: 3,
  });
  await storeSessions(DOMAIN);
  const params = { variantId: String(variantId) };
  const args = (path: string, form?: Record<string, string>, of: object = params) =>
    ({ request: visit(DOMAIN, path, form), params: of, context: {} }) as never;
  const page = () => answerOf(variantPage.loader(args(`/app/products/${variantId}`)));
  const end = (of: object = params) => answerOf(variantPage.action(args("/app", END, of)));
  expect((await page()).body).toMatchObject({ goneLine: null });
  await inShop(shopId, (tx) => markVariantDeleted(tx, { variantIds: [variantId], now: new Date() }));
  const mail = { subject: expect.stringContaining("Tin kettle"), text: expect.stringContaining("no restock to wait for") };
  expect((await page()).body).toMatchObject({ goneLine: { people: 3, others: { people: 0 }, mail } });
  const lines = async () => ((await answerOf(home.loader(args("/app")))).body as { goneLines: unknown[] }).goneLines;
  expect(await lines()).toMatchObject([{ variantId: params.variantId, waitingEntries: 3 }]);
  expect((await end()).body).toEqual({ ok: true, toast: "3 people will be told" });
  expect((await end()).status).toBe(422);
  expect((await end({ variantId: "4711" })).status).toBe(404);
  expect(await lines()).toEqual([]);
});
