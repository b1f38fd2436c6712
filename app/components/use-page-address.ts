/** Filters and pages in the address, so that going back, reloading and sharing a link show the same list. */
import { useCallback } from "react";
import { useSearchParams } from "@remix-run/react";

/** Sets some parameters (null removes one) and starts at the first page again, unless a page is what is set; what stays loads nothing. */
export function usePageAddress() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: Record<string, string | null>, replace = false) => {
      const next = new URLSearchParams(params);
      for (const name of ["after", "before"]) next.delete(name);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      if (next.toString() !== params.toString()) setParams(next, { replace, preventScrollReset: true });
    },
    [params, setParams],
  );
  return { params, change };
}

/** Polaris' pagination over a keyset page; none where there is only one. */
export function pagesOf(
  page: { previous: string | null; next: string | null },
  change: ReturnType<typeof usePageAddress>["change"],
) {
  if (page.previous === null && page.next === null) return undefined;
  return {
    hasPrevious: page.previous !== null,
    hasNext: page.next !== null,
    onPrevious: () => change({ before: page.previous }),
    onNext: () => change({ after: page.next }),
  };
}
