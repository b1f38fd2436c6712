/** What Shopify answers when it understood a mutation and would not do it. */

export type UserError = { field: string[] | null; message: string; code?: string | null };

/** Shopify's own words, or null when there was nothing to refuse. */
export function refusalOf(errors: UserError[]): string | null {
  return errors.length > 0 ? errors.map((error) => error.message).join(" ") : null;
}
