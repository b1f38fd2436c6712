/** What is done to the selected variants at once; all that a filter finds are done in the background. */
import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { useAnswerToast } from "#app/components/action-answer.ts";
import type { ProductsAnswer } from "./change-products.server.ts";

type Selection = { selectedResources: string[]; allResourcesSelected: boolean; clearSelection: () => void };
export type Asked = "unassign" | "values" | "template";

/** @param address the page's, whose filter finds "all" */
export function useBulk(selection: Selection, address: string) {
  const fetcher = useFetcher<ProductsAnswer>({ key: "bulk" });
  const [asked, ask] = useState<Asked | null>(null);
  const { data } = fetcher;
  useAnswerToast(data);
  const { clearSelection } = selection;
  const [ended, setEnded] = useState<ProductsAnswer>();
  if (data?.ok && data !== ended) {
    setEnded(data);
    ask(null);
    clearSelection();
  }
  const picked: Record<string, string> = selection.allResourcesSelected
    ? { all: address }
    : { variantIds: selection.selectedResources.join() };
  const send = (form: Record<string, string>) => fetcher.submit({ ...form, ...picked }, { method: "post" });
  return {
    asked,
    ask,
    close: () => ask(null),
    send,
    change: (what: "on" | "off" | "lift") => send({ intent: "change", what }),
    count: selection.allResourcesSelected ? null : selection.selectedResources.length,
    busy: fetcher.state !== "idle",
    toast: data?.ok ? data.toast : "",
    refused: data?.ok ? data.refused : undefined,
    problem: data && !data.ok && !data.field ? data.problem : undefined,
    fieldProblem: (field: string) => (data && !data.ok && data.field === field ? data.problem : undefined),
  };
}

export type Bulk = ReturnType<typeof useBulk>;
