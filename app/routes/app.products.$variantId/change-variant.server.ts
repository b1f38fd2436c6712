/** The actions of the variant page: choose by hand, resume, set the variant's own values, end a deleted one's waitlist. */
import { z } from "zod";
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { variantName } from "#app/domain/variant-name.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findAssignment } from "#app/data/assignments.ts";
import type { Offer } from "#app/domain/offer.ts";
import type { UnassignRunInput } from "#app/domain/variant-change.ts";
import { liftManualOffer } from "#app/flows/lift-manual-offer.ts";
import { resumeSwitching } from "#app/flows/resume-switching.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { startRun } from "#app/flows/start-run.ts";
import { notFound, type OpenShop } from "#app/routes/admin/open-shop.server.ts";
import { changeValues } from "./change-values.server.ts";
import { endLine } from "./gone-line.server.ts";
import type { ValuesAnswer } from "./values-form.ts";

const FLAG = z.enum(["true", "false"]).transform((flag) => flag === "true");

const FORM = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("manual"), choice: z.enum(["on", "off", "lift"]) }),
  z.object({ intent: z.literal("resume") }),
  z.object({ intent: z.literal("end-waitlist"), tell: FLAG, withOthers: FLAG }),
  z.object({ intent: z.literal("unassign"), afterwards: z.enum(["restore", "disable-purchase"]) }),
]);

/**
 * @returns "gone" when the variant was unassigned and has no page any more
 * @throws Response 404 when the variant is not assigned in this shop
 */
export async function changeVariant(open: OpenShop, variantId: bigint, form: FormData): Promise<ValuesAnswer | "gone"> {
  if (form.get("intent") === "values") return changeValues(open, variantId, form);
  const request = FORM.safeParse(Object.fromEntries(form));
  if (!request.success) return { ok: false, problem: "Standby does not know this button. Reload the page and try again." };
  const { data } = request;
  if (data.intent === "manual") return chooseByHand(open, variantId, data.choice);
  if (data.intent === "resume") return resume(open, variantId);
  if (data.intent === "end-waitlist") {
    const assignment = await inShop(open.shop.id, (tx) => findAssignment(tx, variantId));
    if (!assignment) throw notFound();
    return endLine(open, { variantId, productId: assignment.productId, ...data });
  }
  return unassign(open, variantId, data.afterwards);
}

/** By a run, as on the Products page: the owner gets the stock data the same way. */
async function unassign(
  { shop, actor }: OpenShop,
  variantId: bigint,
  afterwards: UnassignRunInput["afterwards"],
): Promise<"gone"> {
  return inShop(shop.id, async (tx): Promise<"gone"> => {
    const assignment = await findAssignment(tx, variantId);
    if (!assignment) throw notFound();
    const input: UnassignRunInput = { selection: { variantIds: [String(variantId)] }, afterwards };
    await startRun(tx, {
      kind: "unassign",
      title: `Unassign ${variantName(assignment)}`,
      totalItems: 1,
      input,
      actor,
      now: new Date(),
    });
    return "gone";
  });
}

async function chooseByHand({ shop, actor }: OpenShop, variantId: bigint, choice: "on" | "off" | "lift"): Promise<ActionAnswer> {
  return inShop(shop.id, async (tx) => {
    const assignment = await findAssignment(tx, variantId);
    if (!assignment) throw notFound();
    const change = { variantIds: [variantId], actor, now: new Date() };
    if (choice === "lift") {
      await liftManualOffer(tx, change);
      return { ok: true, toast: "Standby decides again" };
    }
    const offer = choice === "on" ? (assignment.mode as Offer) : "in_stock";
    const { refused } = await setManualOffer(tx, { ...change, offer });
    if (refused[0]) return { ok: false, problem: refused[0].reason };
    return { ok: true, toast: choice === "on" ? "Turned on by hand" : "Turned off by hand" };
  });
}

async function resume({ shop, actor }: OpenShop, variantId: bigint): Promise<ActionAnswer> {
  return inShop(shop.id, async (tx) => {
    if (!(await findAssignment(tx, variantId))) throw notFound();
    const { resumed, refused } = await resumeSwitching(tx, { variantIds: [variantId], actor, now: new Date() });
    if (refused[0]) return { ok: false, problem: refused[0].reason };
    return resumed > 0 ? { ok: true, toast: "Switching resumed" } : { ok: false, problem: "It is not paused: reload the page." };
  });
}
