/** Errors in Shopify's shapes. Top-level errors here; what a mutation says about its input is a user error. */
import { GraphQLError, type GraphQLResolveInfo } from "graphql";

export type UserError = { field: string[] | null; message: string; code?: string | null };

/** A user error in a mutation's answer; `field` is the path of the argument that is at fault. */
export const userError = (field: string[] | null, message: string, code: string | null = null): UserError => ({
  field,
  message,
  code,
});

export const badRequest = (message: string) => new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });

/** What Shopify has and the sandbox has not: said plainly, never answered with a made-up value. */
export const notInSandbox = (name: string) =>
  new GraphQLError(`not in the sandbox: ${name}`, { extensions: { code: "NOT_IN_SANDBOX", field: name } });

export function accessDenied(fieldName: string, scopes: string[]): GraphQLError {
  const names = scopes.map((scope) => `\`${scope}\``).join(" or ");
  const requiredAccess = `${names} access scope.`;
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes", requiredAccess },
  });
}

const RATE_LIMITS = "https://shopify.dev/api/usage/rate-limits";

export const throttled = () => new GraphQLError("Throttled", { extensions: { code: "THROTTLED", documentation: RATE_LIMITS } });

export const tooExpensive = (cost: number, maxCost: number) =>
  new GraphQLError(
    `Query cost is ${cost}, which exceeds the single query max cost limit (${maxCost}).\n\nSee ${RATE_LIMITS} for more information on how the cost of a query is calculated.`,
    { extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost, documentation: RATE_LIMITS } },
  );

export const pathName = (info: GraphQLResolveInfo) => `${info.parentType.name}.${info.fieldName}`;
