/** Shopify's own bar for unsaved changes, shown while there are some. */
import { SaveBar } from "@shopify/app-bridge-react";

export function ContextualSaveBar(props: {
  id: string;
  dirty: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}) {
  return (
    <SaveBar id={props.id} open={props.dirty}>
      <button type="button" variant="primary" loading={props.saving ? "" : undefined} onClick={props.onSave}>
        Save
      </button>
      <button type="button" disabled={props.saving} onClick={props.onDiscard}>
        Discard
      </button>
    </SaveBar>
  );
}
