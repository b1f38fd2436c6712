/** The block on a variant's page. */
import "@shopify/ui-extensions/preact";
import { showBlock } from "./show-block.tsx";

export default showBlock;
