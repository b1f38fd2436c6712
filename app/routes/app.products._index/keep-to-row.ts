/** For controls inside an index table's row: what is done with them neither selects the row nor opens its page. */
import type { SyntheticEvent } from "react";

const stop = (event: SyntheticEvent) => event.stopPropagation();

export const keepToRow = { onClick: stop, onKeyDown: stop, onKeyUp: stop };
