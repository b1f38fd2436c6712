/** Vendors for the filter of the Products page. */
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { inShop } from "#app/data/in-shop.ts";
import { listVendors } from "#app/data/vendors.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const part = new URL(request.url).searchParams.get("part") ?? "";
  const { vendors, areMore } = await inShop(shop.id, (tx) => listVendors(tx, part));
  return json({ vendors: vendors.toSorted((one, other) => one.localeCompare(other)), areMore });
}
