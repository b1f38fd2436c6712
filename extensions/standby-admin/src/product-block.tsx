/** The block on a product's page. */
import "@shopify/ui-extensions/preact";
import { showBlock } from "./show-block.tsx";

export default showBlock;
