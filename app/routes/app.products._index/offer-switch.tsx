/** Turns a variant's offer on or off by hand, in its row. */
import { useEffect } from "react";
import { useFetcher } from "@remix-run/react";
import { variantName } from "#app/domain/variant-name.ts";
import { useAnswerToast } from "#app/components/action-answer.ts";
import type { AssignedVariant } from "#app/data/views/assigned-variants.ts";
import type { ProductsAnswer } from "./change-products.server.ts";
import { keepToRow } from "./keep-to-row.ts";

export function OfferSwitch({ row }: { row: AssignedVariant }) {
  const fetcher = useFetcher<ProductsAnswer>({ key: `switch-${row.variantId}` });
  useAnswerToast(fetcher.data);
  const problem = fetcher.data && !fetcher.data.ok ? fetcher.data.problem : null;
  useEffect(() => {
    if (problem) window.shopify?.toast.show(problem, { isError: true });
  }, [problem]);
  const asked = fetcher.formData?.get("what");
  const isOn = asked ? asked === "on" : row.offer === row.mode;
  const toggle = () =>
    fetcher.submit({ intent: "change", what: isOn ? "off" : "on", variantIds: row.variantId }, { method: "post" });
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={`Offer of ${variantName(row)}`}
      className="standby-switch"
      {...keepToRow(toggle)}
    />
  );
}
