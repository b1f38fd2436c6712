/** The frame of every admin page, and what stands in its place when a page fails. */
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import adminStyles from "#app/components/admin.css?url";
import { AdminFrame, LoadingAware } from "#app/components/admin-frame.tsx";
import { ProblemPage, problemStatus } from "#app/components/problem-page.tsx";
import { authenticate } from "#app/shopify.server.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: adminStyles },
];

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  return null;
}

export default function App() {
  return (
    <AdminFrame>
      <LoadingAware>
        <Outlet />
      </LoadingAware>
    </AdminFrame>
  );
}

/** Authentication answers by throwing little documents that App Bridge must run; those pass through untouched. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && isDocument(error.data)) return boundary.error(error);
  return (
    <AdminFrame>
      <ProblemPage status={problemStatus(error)} />
    </AdminFrame>
  );
}

const isDocument = (data: unknown) => typeof data === "string" && data.includes("<script");

export const headers: HeadersFunction = (args) => boundary.headers(args);
