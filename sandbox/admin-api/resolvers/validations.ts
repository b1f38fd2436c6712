/** Cart and checkout validations: a function of the app is made to run in this shop, paused and removed. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError, type UserError } from "#sandbox/admin-api/errors.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { validationObject } from "#sandbox/admin-api/objects/validation.ts";
import { findFunction } from "#sandbox/functions/app-functions.ts";
import { validationsOf } from "#sandbox/store/operations/validations.ts";
import type { Validation } from "#sandbox/store/state.ts";

type Input = { functionHandle?: string | null; functionId?: string | null; title?: string | null; enable?: boolean | null };
type Change = Input & { blockOnFailure?: boolean | null };

const MOST_ACTIVE = 25;
const TARGET = "cart.validations.generate.run";
const find = (call: Call, id: string) => lookUp(validationsOf(call.shop), "Validation", id);
const MISSING = userError(["id"], "Extension not found.", "NOT_FOUND");

const isFull = (call: Call) => [...validationsOf(call.shop).values()].filter(({ enabled }) => enabled).length >= MOST_ACTIVE;
const FULL = userError([], "Cannot have more than 25 active validation functions.", "MAX_VALIDATIONS_ACTIVATED");

function refused(call: Call, { functionHandle, functionId, enable }: Input): UserError[] {
  const at = ["validation", "functionHandle"];
  if (functionHandle && functionId) {
    return [userError(at, "Only one of functionId or functionHandle can be given.", "MULTIPLE_FUNCTION_IDENTIFIERS")];
  }
  if (!functionHandle)
    return [userError(at, "Either functionId or functionHandle must be given.", "MISSING_FUNCTION_IDENTIFIER")];
  const found = findFunction(call.context.app, functionHandle);
  if (!found) return [userError(at, `Function ${functionHandle} not found.`, "FUNCTION_NOT_FOUND")];
  if (found.target !== TARGET) return [userError(at, "Unexpected Function API.", "FUNCTION_DOES_NOT_IMPLEMENT")];
  return enable && isFull(call) ? [FULL] : [];
}

function create({ validation: input }: { validation: Change }, call: Call) {
  const userErrors = refused(call, input);
  if (userErrors.length > 0) return { validation: null, userErrors };
  const made: Validation = {
    id: call.context.store.nextId(),
    functionHandle: input.functionHandle!,
    title: input.title ?? findFunction(call.context.app, input.functionHandle!)!.name,
    enabled: input.enable ?? false,
    blockOnFailure: input.blockOnFailure ?? false,
  };
  validationsOf(call.shop).set(made.id, made);
  call.context.store.changed();
  return { validation: validationObject(call, made), userErrors: [] };
}

/** What is left out becomes its default, as the published input says. */
function update({ id, validation: input }: { id: string; validation: Change }, call: Call) {
  const found = find(call, id);
  if (!found) return { validation: null, userErrors: [MISSING] };
  if (input.enable && !found.enabled && isFull(call)) return { validation: null, userErrors: [FULL] };
  found.enabled = input.enable ?? false;
  found.blockOnFailure = input.blockOnFailure ?? false;
  found.title = input.title ?? found.title;
  call.context.store.changed();
  return { validation: validationObject(call, found), userErrors: [] };
}

function remove({ id }: { id: string }, call: Call) {
  const found = find(call, id);
  if (!found) return { deletedId: null, userErrors: [MISSING] };
  validationsOf(call.shop).delete(found.id);
  call.context.store.changed();
  return { deletedId: id, userErrors: [] };
}

export const validations: ResolverGroup = {
  query: {
    validation({ id }: { id: string }, call) {
      const found = find(call, id);
      return found ? validationObject(call, found) : null;
    },
    validations: (args: PageArgs, call) =>
      connectionById([...validationsOf(call.shop).values()], args, (one) => validationObject(call, one)),
  },
  mutation: { validationCreate: create, validationUpdate: update, validationDelete: remove },
};
