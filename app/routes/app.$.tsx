/** Addresses of the admin that lead nowhere: the frame and its menu stay, and the page says so. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, openShop } from "#app/routes/admin/open-shop.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await openShop(request);
  throw notFound();
}

/** Never shown: the frame says what is not there. */
export default function Nowhere() {
  return null;
}
