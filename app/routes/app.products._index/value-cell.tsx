/** A value of a variant that is edited where it stands: Enter or leaving the field saves, Escape does not. */
import { useEffect, useState, type KeyboardEvent } from "react";
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

export function ValueCell(props: Props) {
  const [isEdited, setEdited] = useState(false);
  return isEdited ? (
    <ValueField {...props} onEnd={() => setEdited(false)} />
  ) : (
    <ShownValue {...props} onEdit={() => setEdited(true)} />
  );
}

function ValueField({ row, name, label, onEnd }: Props & { onEnd: () => void }) {
  const { data, state, submit } = useFetcher<ProductsAnswer>();
  useAnswerToast(data);
  const saved = String(row[name] ?? "");
  const [text, setText] = useState(saved);
  const isSaved = state === "idle" && data?.ok;
  useEffect(() => {
    if (isSaved) onEnd();
  }, [isSaved, onEnd]);
  const isSaving = state !== "idle";
  const save = () => {
    if (isSaving) return;
    if (text === saved) return onEnd();
    submit({ intent: "values", variantIds: row.variantId, [name]: text }, { method: "post" });
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === "Enter") save();
    if (key === "Escape" && !isSaving) onEnd();
  };
  return (
    <div className="standby-value-field" {...keepToRow()}>
      <div onKeyDown={onKey}>
        <TextField
          label={`${label} of ${variantName(row)}`}
          labelHidden
          autoFocus
          type={name === "backInStockOn" ? "date" : "number"}
          value={text}
          onChange={setText}
          onBlur={save}
          error={data && !data.ok ? data.problem : undefined}
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
    <button
      type="button"
      className="standby-value"
      aria-label={`${label} of ${variantName(row)}: ${value === null ? "none" : words}. Edit`}
      {...keepToRow(onEdit)}
    >
      {words}
    </button>
  );
}
