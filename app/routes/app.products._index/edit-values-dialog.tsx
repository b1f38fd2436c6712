/** Values for all selected variants: only those that are ticked change. */
import { useState } from "react";
import { BlockStack, Checkbox, TextField } from "@shopify/polaris";
import { Dialog } from "#app/components/dialog.tsx";
import type { Bulk } from "./use-bulk.ts";

const VALUES = [
  { name: "thresholdUnits", label: "Threshold", type: "number", help: "The most units owed at once. Empty: no limit." },
  { name: "incomingUnits", label: "Incoming stock", type: "number", help: "Units on their way. Empty: not known." },
  { name: "backInStockOn", label: "Back-in-stock date", type: "date", help: "The offer ends by itself on this day." },
] as const;

export function EditValuesDialog({ bulk }: { bulk: Bulk }) {
  const [values, setValues] = useState<Record<string, string>>({});
  const [unticked, setUnticked] = useState<string>();
  const set = (name: string, text: string) => setValues({ ...values, [name]: text });
  const tick = (name: string, ticked: boolean) => {
    setUnticked(undefined);
    if (ticked) return set(name, "");
    const { [name]: _left, ...others } = values;
    setValues(others);
  };
  const save = () => {
    if (Object.keys(values).length === 0) return setUnticked("Choose at least one value to change.");
    return bulk.send({ intent: "values", ...values });
  };
  return (
    <Dialog
      title="Edit values"
      onClose={bulk.close}
      primaryAction={{ content: "Save", loading: bulk.busy, onAction: save }}
      secondaryActions={[{ content: "Cancel", onAction: bulk.close }]}
    >
      <Dialog.Section>
        <BlockStack gap="400">
          {VALUES.map(({ name, label, type, help }, nth) => (
            <BlockStack key={name} gap="100">
              <Checkbox
                label={`Change ${label.toLowerCase()}`}
                checked={name in values}
                onChange={(ticked) => tick(name, ticked)}
                error={nth === 0 ? unticked : undefined}
              />
              {name in values && (
                <TextField
                  label={label}
                  labelHidden
                  type={type}
                  value={values[name] ?? ""}
                  onChange={(text) => set(name, text)}
                  helpText={help}
                  error={bulk.fieldProblem(name)}
                  autoComplete="off"
                />
              )}
            </BlockStack>
          ))}
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}
