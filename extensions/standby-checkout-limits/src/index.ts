/** Exports by the names that shopify.extension.toml gives. */
export { cartValidationsGenerateRun } from "./cart-validations-generate-run.ts";
