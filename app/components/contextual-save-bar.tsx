/** Shopify's own bar for unsaved changes, shown while there are some; who goes to another page of the app meanwhile is asked first. */
import { useEffect } from "react";
import { NavigationType, useBlocker } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";

export function ContextualSaveBar(props: {
  id: string;
  dirty: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}) {
  useLeaveQuestion(props.dirty && !props.saving);
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

/** Has come by Shopify's menu, which has asked already. */
export const ASKED = { asked: true };

/** Shopify asks where its own chrome is clicked; links inside the app are the app's to hold back. */
function useLeaveQuestion(isUnsaved: boolean) {
  const { state, proceed, reset } = useBlocker(
    ({ currentLocation, nextLocation, historyAction }) =>
      isUnsaved &&
      nextLocation.pathname !== currentLocation.pathname &&
      !(historyAction === NavigationType.Push && nextLocation.state?.asked),
  );
  useEffect(() => {
    if (state !== "blocked") return;
    window.shopify.saveBar.leaveConfirmation().then(proceed, reset);
  }, [state, proceed, reset]);
}
