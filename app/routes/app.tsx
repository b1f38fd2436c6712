/** The frame of every admin page: Polaris and the navigation menu. */
import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useRouteError } from "@remix-run/react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { authenticate } from "#app/shopify.server.ts";

export const links = () => [{ rel: "stylesheet", href: polarisStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  return null;
}

export default function App() {
  return (
    <AppProvider isEmbeddedApp={false} apiKey="">
      <Outlet />
    </AppProvider>
  );
}

export const ErrorBoundary = () => boundary.error(useRouteError());
export const headers: HeadersFunction = (args) => boundary.headers(args);
