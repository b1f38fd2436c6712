/** The views of the Products page: the standard ones and the merchant's own, of which the address names the one that is open. */
import { useEffect, useRef } from "react";
import { useFetcher } from "@remix-run/react";
import { useAnswerToast } from "#app/components/action-answer.ts";
import { OFFER_WORDS } from "#app/components/offer-words.ts";
import type { usePageAddress } from "#app/components/use-page-address.ts";
import { OFFERS } from "#app/domain/offer.ts";
import { FILTER_PARAMETERS, viewAddress } from "#app/domain/products-filter.ts";
import type { ProductsAnswer } from "./change-products.server.ts";
import type { ProductsData } from "./route.tsx";

/** In the address, so that a view with other filters is still that view after a reload. */
const VIEW = "view";
type Address = ReturnType<typeof usePageAddress>;
type Send = (form: Record<string, string>) => void;

const STANDARD = [
  { id: "all", viewId: null, content: "All", filters: "", isLocked: true },
  ...OFFERS.map((offer) => ({
    id: offer,
    viewId: null,
    content: OFFER_WORDS[offer].label,
    filters: `offer=${offer}`,
    isLocked: true,
  })),
];

export function useViews({ views }: ProductsData, { params, change }: Address) {
  const { send, busy, failed } = useViewChanges(change);
  const own = views.map(({ id: viewId, name, filters }) => {
    return { id: `view-${viewId}`, viewId, content: name, filters, actions: actionsOf(viewId, send) };
  });
  const tabs = [...STANDARD, ...own];
  const here = viewAddress(params);
  // By its id: two views may well have the same filters, and each must be reached to be changed or deleted.
  const open = own.find(({ viewId }) => viewId === params.get(VIEW));
  const shown = open ?? tabs.find(({ filters }) => filters === here);
  const show = (filters: string, view: string | null) => {
    const wanted = new URLSearchParams(filters);
    change({ ...Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, wanted.get(name)])), [VIEW]: view });
  };
  return {
    tabs: tabs.map(({ filters: _filters, viewId: _viewId, ...tab }) => tab),
    names: tabs.map(({ content }) => content),
    selected: shown ? tabs.indexOf(shown) : 0,
    isView: shown?.filters === here,
    /** The merchant's own view that is open, and whether its filters have been changed since. */
    open: open ? { name: open.content, isChanged: open.filters !== here } : null,
    busy,
    /** The last change was refused. */
    failed,
    select: (index: number) => {
      const tab = tabs[index];
      if (tab) show(tab.filters, tab.viewId);
    },
    /** Back to the open view as it is kept, or to everything. @returns the words that it searches for */
    reset: () => {
      show(open?.filters ?? "", open?.viewId ?? null);
      return new URLSearchParams(open?.filters).get("q") ?? "";
    },
    save: async () => {
      if (open) send({ intent: "update-view", viewId: open.viewId, filters: here, was: open.filters });
      return true;
    },
    add: async (name: string) => {
      send({ intent: "add-view", name, filters: here });
      return true;
    },
  };
}

/** A view that was made is opened; what went wrong is told. */
function useViewChanges(change: Address["change"]) {
  const { data, submit, state } = useFetcher<ProductsAnswer>({ key: "views" });
  useAnswerToast(data);
  const answered = useRef<ProductsAnswer>();
  useEffect(() => {
    // Once for each answer: the address may lead elsewhere afterwards.
    if (!data || answered.current === data) return;
    answered.current = data;
    if (!data.ok) window.shopify?.toast.show(data.problem, { isError: true });
    else if (data.viewId) change({ [VIEW]: data.viewId }, true);
  }, [data, change]);
  const send: Send = (form) => submit(form, { method: "post" });
  return { send, busy: state !== "idle", failed: data?.ok === false ? data : null };
}

function actionsOf(viewId: string, send: Send) {
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
