/** For controls inside an index table's row: what is done with them neither selects the row nor opens its page. */
import type { SyntheticEvent } from "react";

const stop = (event: SyntheticEvent) => event.stopPropagation();

/** @param click what a click does to the control itself */
export function keepToRow(click?: () => void) {
  const onClick = (event: SyntheticEvent) => {
    stop(event);
    click?.();
  };
  return { onClick, onKeyDown: stop, onKeyUp: stop };
}
