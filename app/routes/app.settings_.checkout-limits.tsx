/** Turns the checkout's limits on or off; a job then tells Shopify. */
import { json, type ActionFunctionArgs } from "@remix-run/node";
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { inShop } from "#app/data/in-shop.ts";
import { changeCheckoutLimits } from "#app/flows/change-checkout-limits.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await openShop(request);
  const wanted = (await request.formData()).get("wanted");
  if (wanted !== "on" && wanted !== "off")
    return json<ActionAnswer>({ ok: false, problem: "Choose whether to turn the limits on or off." }, 422);
  await inShop(shop.id, (tx) => changeCheckoutLimits(tx, { wanted: wanted === "on", actor, now: new Date() }));
  return json<ActionAnswer>({
    ok: true,
    toast: wanted === "on" ? "Checkout limits are being turned on" : "Checkout limits are being turned off",
  });
}
