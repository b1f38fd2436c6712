/** `@idempotent(key:)`: mandatory at run time since 2026-04 though the schema does not say so. */
import { createHash } from "node:crypto";
import { getDirectiveValues, type GraphQLResolveInfo } from "graphql";
import type { Call } from "#sandbox/admin-api/call.ts";
import { badRequest, userError, type UserError } from "#sandbox/admin-api/errors.ts";

/** What a mutation did, as plain data that can be kept and shown again. */
export type Outcome<Done> = { done: Done | null; userErrors: UserError[] };

export const MISMATCH = "IDEMPOTENCY_KEY_PARAMETER_MISMATCH";

function keyOf(info: GraphQLResolveInfo): string {
  const directive = info.schema.getDirective("idempotent");
  const values = directive && getDirectiveValues(directive, info.fieldNodes[0]!, info.variableValues);
  const key = values?.key;
  if (typeof key !== "string" || key.trim() === "") {
    throw badRequest("The @idempotent directive is required for this mutation but was not provided.");
  }
  return key;
}

/**
 * Does the work once per key: the same key with the same parameters gives the first result again, with others it is refused.
 * What was refused has changed nothing, so its key stays free.
 */
export function idempotently<Done>(
  call: Call,
  info: GraphQLResolveInfo,
  args: unknown,
  work: () => Outcome<Done>,
): Outcome<Done> {
  const key = `${info.fieldName}:${keyOf(info)}`;
  const parameters = createHash("sha256").update(JSON.stringify(args)).digest("hex");
  const known = call.shop.idempotency.get(key);
  if (known?.parameters === parameters) return known.result as Outcome<Done>;
  if (known) {
    const message = "The idempotency key was used before with different parameters.";
    return { done: null, userErrors: [userError(null, message, MISMATCH)] };
  }
  const result = work();
  if (result.userErrors.length === 0) call.shop.idempotency.set(key, { parameters, result });
  call.context.store.changed();
  return result;
}
