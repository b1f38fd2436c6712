/** Views, search, filters and orders of the Products page, all kept in its address. */
import { memo, useEffect, useState } from "react";
import { useFetcher, useNavigation } from "@remix-run/react";
import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";
import { useAnswerToast } from "#app/components/action-answer.ts";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import { usePageAddress } from "#app/components/use-page-address.ts";
import { OFFERS } from "#app/domain/offer.ts";
import { FILTER_PARAMETERS, viewAddress } from "#app/domain/products-filter.ts";
import type { ProductsAnswer } from "./change-products.server.ts";
import { appliedFilters, filtersOf } from "./filter-choices.tsx";
import { useEscapeOfDialogs } from "./keep-escape.ts";
import type { ProductsData } from "./route.tsx";

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
  const filtering = useFilteringMode(views.isView);
  useEscapeOfDialogs();
  const loading = useNavigation().state === "loading";
  const { by, descending } = data.order;
  const clear = () => {
    search.type("");
    change(Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, null])));
  };
  return (
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
      primaryAction={{ type: "save-as", onAction: views.add, disabled: false, loading: false }}
      cancelAction={{ onAction: clear }}
      loading={loading}
    />
  );
});

/** A filter that is no view is shown from the start, without taking the focus: a page opened anew would pass for "All". */
function useFilteringMode(isView: boolean) {
  const [asked, setAsked] = useState(isView);
  const { mode, setMode } = useSetIndexFiltersMode(isView ? IndexFiltersMode.Default : IndexFiltersMode.Filtering);
  const ask = (next: IndexFiltersMode) => {
    setAsked(true);
    setMode(next);
  };
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

function useViews({ views }: ProductsData, { params, change }: Address) {
  const fetcher = useFetcher<ProductsAnswer>({ key: "views" });
  useAnswerToast(fetcher.data);
  const problem = fetcher.data && !fetcher.data.ok ? fetcher.data.problem : null;
  useEffect(() => {
    if (problem) window.shopify?.toast.show(problem, { isError: true });
  }, [problem]);
  // By its name: two views may well have the same filters, and each must be reached to be renamed or deleted.
  const [chosen, choose] = useState("");
  const send = (form: Record<string, string>) => {
    if (form.name) choose(form.name.trim());
    fetcher.submit(form, { method: "post" });
  };
  const built = [
    { id: "all", content: "All", filters: "", isLocked: true },
    ...OFFERS.map((offer) => ({ id: offer, content: OFFER_WORDS[offer].label, filters: `offer=${offer}`, isLocked: true })),
  ];
  const kept = views.map(({ id, name, filters }) => ({ id: `view-${id}`, content: name, filters, actions: actionsOf(id, send) }));
  const tabs = [...built, ...kept];
  const here = viewAddress(params);
  const exact = ({ filters }: { filters: string }) => filters === here;
  const shown = tabs.find((tab) => tab.content === chosen && exact(tab)) ?? tabs.find(exact);
  return {
    tabs: tabs.map(({ filters: _filters, ...tab }) => tab),
    selected: shown ? tabs.indexOf(shown) : 0,
    isView: shown !== undefined,
    select: (index: number) => {
      choose(tabs[index]?.content ?? "");
      const filters = new URLSearchParams(tabs[index]?.filters);
      change(Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, filters.get(name)])));
    },
    add: async (name: string) => {
      send({ intent: "add-view", name, filters: params.toString() });
      return true;
    },
  };
}

function actionsOf(viewId: string, send: (form: Record<string, string>) => void) {
  return [
    {
      type: "rename" as const,
      onPrimaryAction: async (name: string) => {
        send({ intent: "rename-view", viewId, name });
        return true;
      },
    },
    {
      type: "delete" as const,
      onPrimaryAction: async () => {
        send({ intent: "remove-view", viewId });
        return true;
      },
    },
  ];
}
