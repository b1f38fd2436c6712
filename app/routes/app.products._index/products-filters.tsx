/** Views, search, filters and orders of the Products page, all kept in its address. */
import { memo, useEffect, useState } from "react";
import { useNavigation } from "@remix-run/react";
import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";
import { usePageAddress } from "#app/components/use-page-address.ts";
import { FILTER_PARAMETERS } from "#app/domain/products-filter.ts";
import { appliedFilters, filtersOf } from "./filter-choices.tsx";
import { useEscapeOfDialogs } from "./keep-escape.ts";
import type { ProductsData } from "./route.tsx";
import { SaveAsBar } from "./save-as-bar.tsx";
import { useViews } from "./use-views.ts";

const SEARCH_PAUSE_MS = 300;

const ordersOf = (label: string, by: string, ascending: string, descending: string) => [
  { label, value: `${by} asc` as const, directionLabel: ascending },
  { label, value: `${by} desc` as const, directionLabel: descending },
];
const SORT_OPTIONS = [
  ...ordersOf("Product", "title", "A–Z", "Z–A"),
  ...ordersOf("Stock", "stock", "Lowest first", "Highest first"),
  ...ordersOf("Waiting", "waiting", "Fewest first", "Most first"),
  ...ordersOf("Offer changed", "changed", "Oldest first", "Newest first"),
] as React.ComponentProps<typeof IndexFilters>["sortOptions"];

type Address = ReturnType<typeof usePageAddress>;

/** Kept as they are while rows are selected. */
export const ProductsFilters = memo(function ProductsFilters({ data }: { data: ProductsData }) {
  const address = usePageAddress();
  const { change } = address;
  const search = useSearch(data.filter.search, change);
  const views = useViews(data, address);
  const filtering = useFilteringMode(views.isView, views.failed);
  useEscapeOfDialogs();
  const loading = useNavigation().state === "loading";
  const { by, descending } = data.order;
  const clear = () => {
    search.type("");
    change(Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, null])));
  };
  const saveAs = (name: string) => {
    void views.add(name);
    filtering.setMode(IndexFiltersMode.Default);
  };
  return (
    <>
      <IndexFilters
        {...filtering}
        tabs={views.tabs}
        selected={views.selected}
        onSelect={views.select}
        canCreateNewView
        onCreateNewView={views.add}
        filters={filtersOf(data, address)}
        appliedFilters={appliedFilters(data, change)}
        sortOptions={SORT_OPTIONS}
        sortSelected={[`${by} ${descending ? "desc" : "asc"}`]}
        onSort={([sort = "title asc"]) => change({ sort: sort === "title asc" ? null : sort })}
        queryPlaceholder="Search by product, variant or SKU"
        queryValue={search.value}
        onQueryChange={search.type}
        onQueryClear={() => search.type("")}
        onClearAll={clear}
        primaryAction={
          views.open
            ? { type: "save", onAction: views.save, disabled: !views.open.isChanged, loading: views.busy }
            : { type: "save-as", onAction: views.add, disabled: false, loading: false }
        }
        cancelAction={{ onAction: () => search.type(views.reset()) }}
        loading={loading}
      />
      {views.open?.isChanged && <SaveAsBar view={views.open.name} names={views.names} onSave={saveAs} />}
    </>
  );
});

/** A filter that is no view is shown from the start, without taking the focus: a page opened anew would pass for "All". */
function useFilteringMode(isView: boolean, failed: object | null) {
  const [asked, setAsked] = useState(isView);
  const { mode, setMode } = useSetIndexFiltersMode(isView ? IndexFiltersMode.Default : IndexFiltersMode.Filtering);
  const ask = (next: IndexFiltersMode) => {
    setAsked(true);
    setMode(next);
  };
  // Polaris ends filtering when something is saved: what was not saved is still chosen, and is shown.
  useEffect(() => {
    if (failed) setMode(IndexFiltersMode.Filtering);
  }, [failed, setMode]);
  return { mode, setMode: ask, autoFocusSearchField: asked };
}

/** What is typed is searched after a pause; a view that is chosen, or a step back, brings its own words. */
function useSearch(search: string, change: Address["change"]) {
  const [value, type] = useState(search);
  const [shown, setShown] = useState(search);
  const [asked, setAsked] = useState(search);
  if (shown !== search) {
    setShown(search);
    // The answer to what was typed must not take back what was typed since.
    if (search !== asked) {
      setAsked(search);
      type(search);
    }
  }
  useEffect(() => {
    if (value === search) return;
    const timer = setTimeout(() => {
      setAsked(value);
      change({ q: value }, true);
    }, SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, search, change]);
  return { value, type };
}
