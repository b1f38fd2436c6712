/** Shopify opens the app at its root: on to Home, with everything Shopify said. Anybody else is told where the app lives. */
import { json, redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify names the shop in every request of its own. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  return searchParams.has("shop") || searchParams.has("host") ? redirect(`/app${search}`) : json(null);
}

export default function Door() {
  return (
    <main style={{ font: "16px/1.5 system-ui, sans-serif", maxWidth: "32rem", margin: "20vh auto", padding: "0 1.5rem" }}>
      <h1 style={{ fontSize: "1.5rem" }}>Standby</h1>
      <p>Standby lives in your Shopify admin. Open it there, under Apps.</p>
      <p>
        <a href="https://admin.shopify.com">Go to your Shopify admin</a>
      </p>
    </main>
  );
}
