/** The document around every page of the admin. */
import type { ReactNode } from "react";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import icon from "#app/components/pictures/app-icon.svg?url";
import { env } from "#app/env.server.ts";

export const loader = (_args: LoaderFunctionArgs) => ({ apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: env.APP_BRIDGE_URL });

export const meta: MetaFunction = () => [{ title: "Standby" }];

/** Without it browsers ask for a favicon that is not there. */
export const links: LinksFunction = () => [{ rel: "icon", type: "image/svg+xml", href: icon }];

/** Around pages and errors alike. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    // Polaris adds this class as well, once it runs: every element would then be restyled.
    <html lang="en" className="p-theme-light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {data && <meta name="shopify-api-key" content={data.apiKey} />}
        {/* Shopify asks for App Bridge as the first script of every document. */}
        {data && <script src={data.appBridgeUrl} />}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** Errors that no page caught, an unknown address among them. */
export function ErrorBoundary() {
  return (
    <main style={{ font: "16px/1.5 system-ui, sans-serif", maxWidth: "32rem", margin: "20vh auto", padding: "0 1.5rem" }}>
      <h1 style={{ fontSize: "1.5rem" }}>This page could not be shown</h1>
      <p>The address may not be complete, or something went wrong on our side. Your data is safe.</p>
      <p>
        <a href="/app">Go to Home</a>
      </p>
    </main>
  );
}
