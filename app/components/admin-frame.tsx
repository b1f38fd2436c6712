/** The frame of every admin page: Polaris, the app's navigation in Shopify's own menu, and signs of loading. */
import { useEffect, useState, type ReactNode } from "react";
import { useNavigate, useNavigation } from "@remix-run/react";
import { AppProvider } from "@shopify/polaris";
import english from "@shopify/polaris/locales/en.json" with { type: "json" };
import { ASKED } from "#app/components/contextual-save-bar.tsx";
import { useFocusMemory } from "#app/components/dialog.tsx";
import { PolarisLink } from "#app/components/polaris-link.tsx";
import { PageSkeleton } from "#app/components/page-skeleton.tsx";

const SLOW_MS = 400;

/** App Bridge moves these into Shopify's menu; Home is the app's own name there, so it is only declared. */
const PAGES = [
  { url: "/app/products", label: "Products" },
  { url: "/app/waitlists", label: "Waitlists" },
  { url: "/app/templates", label: "Templates" },
  { url: "/app/import", label: "Import" },
  { url: "/app/health", label: "Health check" },
  { url: "/app/settings", label: "Settings" },
];

/** Not the provider of shopify-app-remix: that one brings App Bridge into the body, and the root has it first in the head. */
export function AdminFrame({ children }: { children: ReactNode }) {
  useMenuNavigation();
  useFocusMemory();
  return (
    <AppProvider i18n={english} linkComponent={PolarisLink}>
      <s-app-nav>
        <a href="/app" rel="home">
          Home
        </a>
        {PAGES.map(({ url, label }) => (
          <a key={url} href={url}>
            {label}
          </a>
        ))}
      </s-app-nav>
      <main tabIndex={-1}>{children}</main>
    </AppProvider>
  );
}

/** Shopify's menu stands outside the app's frame: App Bridge says which of its links was chosen. */
function useMenuNavigation(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const go = (event: Event) => {
      const href = event.target instanceof Element ? event.target.getAttribute("href") : null;
      if (href) navigate(href, { state: ASKED });
    };
    addEventListener("shopify:navigate", go);
    return () => removeEventListener("shopify:navigate", go);
  }, [navigate]);
}

/** Shows Shopify's loading bar while a page is coming, and a skeleton in its place once that takes long. */
export function LoadingAware({ children }: { children: ReactNode }) {
  const { state, location, formMethod } = useNavigation();
  const busy = state !== "idle";
  const target = busy && !formMethod ? location.pathname : null;
  const slow = useSlow(target);
  useEffect(() => {
    window.shopify?.loading(busy);
  }, [busy]);
  return slow ? <PageSkeleton /> : children;
}

function useSlow(target: string | null): boolean {
  const [slowTarget, setSlowTarget] = useState<string | null>(null);
  useEffect(() => {
    if (target === null || target === window.location.pathname) return;
    const timer = setTimeout(() => setSlowTarget(target), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlowTarget(null);
    };
  }, [target]);
  return slowTarget !== null && slowTarget === target;
}
