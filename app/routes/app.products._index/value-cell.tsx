/** A value of a variant that is edited where it stands: Enter or leaving the field saves, Escape does not. */
import { useState, type KeyboardEvent } from "react";
import { useFetcher } from "@remix-run/react";
import { TextField } from "@shopify/polaris";
import { useAnswerToast } from "#app/components/action-answer.ts";
import { variantName } from "#app/domain/variant-name.ts";
import type { AssignedVariant } from "#app/data/views/assigned-variants.ts";
import type { EditedValues } from "#app/domain/variant-change.ts";
import { formatCount, formatDay } from "#app/lib/format-instant.ts";
import type { ProductsAnswer } from "./change-products.server.ts";
import { keepToRow } from "./keep-to-row.ts";

type Props = { row: AssignedVariant; name: keyof EditedValues; label: string };

export function ValueCell({ row, name, label }: Props) {
  const fetcher = useFetcher<ProductsAnswer>({ key: `value-${row.variantId}-${name}` });
  useAnswerToast(fetcher.data);
  const [text, setText] = useState<string | null>(null);
  const saved = String(row[name] ?? "");
  const problem = fetcher.data && !fetcher.data.ok ? fetcher.data.problem : undefined;
  const [ended, setEnded] = useState<ProductsAnswer>();
  if (fetcher.data && fetcher.data !== ended) {
    setEnded(fetcher.data);
    if (fetcher.data.ok) setText(null);
  }
  const save = () => {
    if (text === null || text === saved) return setText(null);
    fetcher.submit({ intent: "values", variantIds: row.variantId, [name]: text }, { method: "post" });
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === "Enter") save();
    if (key === "Escape") setText(null);
  };
  if (text === null) return <ShownValue row={row} name={name} label={label} onEdit={() => setText(saved)} />;
  return (
    <div className="standby-value-field" {...keepToRow}>
      <div onKeyDown={onKey}>
        <TextField
          label={`${label} of ${variantName(row)}`}
          labelHidden
          autoFocus
          type={name === "backInStockOn" ? "date" : "number"}
          value={text}
          onChange={setText}
          onBlur={save}
          error={problem}
          autoComplete="off"
          size="slim"
        />
      </div>
    </div>
  );
}

function wordsOf(value: number | string | null): string {
  if (value === null) return "–";
  return typeof value === "number" ? formatCount(value) : formatDay(`${value}T00:00:00Z`, "UTC");
}

function ShownValue({ row, name, label, onEdit }: Props & { onEdit: () => void }) {
  const value = row[name];
  const words = wordsOf(value);
  return (
    <span className="standby-value-end" {...keepToRow}>
      <button
        type="button"
        className="standby-value"
        aria-label={`${label} of ${variantName(row)}: ${value === null ? "none" : words}. Edit`}
        onClick={onEdit}
      >
        {words}
      </button>
    </span>
  );
}
