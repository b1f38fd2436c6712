/**
 * Shopify runs this at every change of a cart and at checkout. A pre-order or backorder must carry its property and, when
 * the offer names one, its selling plan; no more units than the offer allows, counted over all lines of a variant; and no
 * lines that ship now beside an offer that is kept apart.
 */
import { refusalText, type RefusalText } from "./refusal-text.ts";
import type { InputLine, InputVariant, RunInput, RunResult } from "./run-input.ts";
import { idDigits, readLineTerms, type LineTerms } from "./variant-offer.ts";

/** Shopify cuts off at 20 kB of output. */
const MOST_REFUSALS = 20;

type VariantInCart = { variant: InputVariant; terms: LineTerms; lines: InputLine[] };

export function cartValidationsGenerateRun(input: RunInput): RunResult {
  const text = refusalText(input.localization.language.isoCode);
  const atCart = input.buyerJourney.step === "CART_INTERACTION";
  const owed = owedVariants(input.cart.lines);
  const errors = [...owed.flatMap((each) => refusal(each, text, atCart) ?? []), ...(atCart ? [] : mixed(owed, input, text))]
    .slice(0, MOST_REFUSALS)
    .map((message) => ({ message, target: "$.cart" }));
  return { operations: errors.length > 0 ? [{ validationAdd: { errors } }] : [] };
}

function owedVariants(lines: InputLine[]): VariantInCart[] {
  const found: Record<string, VariantInCart> = {};
  for (const line of lines) {
    const { merchandise } = line;
    if (merchandise.__typename !== "ProductVariant") continue;
    const known = found[merchandise.id];
    if (known) {
      known.lines.push(line);
      continue;
    }
    const terms = readLineTerms(merchandise.metafield?.jsonValue);
    if (terms) found[merchandise.id] = { variant: merchandise, terms, lines: [line] };
  }
  return Object.values(found);
}

/**
 * At the cart only quantities are refused: a line may have been put there before the offer came, and a shopper with such a
 * line must still be able to change the rest. Checkout refuses it.
 */
function refusal({ variant, terms, lines }: VariantInCart, text: RefusalText, atCart: boolean): string | null {
  const title = titleOf(variant);
  if (!atCart && lines.some((line) => lacksTerms(line, terms))) return text.addAgain(title);
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  if (terms.maxUnits === null || units <= terms.maxUnits) return null;
  return terms.maxUnits === 0 ? text.noneLeft(title) : text.atMost(title, terms.maxUnits);
}

/** Told once, of the first that asks to be apart: taking it, or the rest, out of the cart is the same for all. */
function mixed(owed: VariantInCart[], { cart }: RunInput, text: RefusalText): string[] {
  const apart = owed.find(({ terms }) => terms.apart);
  const owedLines = owed.reduce((sum, { lines }) => sum + lines.length, 0);
  return apart && owedLines < cart.lines.length ? [text.apart(titleOf(apart.variant))] : [];
}

function lacksTerms(line: InputLine, { sellingPlanId }: LineTerms): boolean {
  if (!line.attribute?.value) return true;
  const plan = line.sellingPlanAllocation?.sellingPlan.id;
  return sellingPlanId !== null && (plan === undefined || idDigits(plan) !== sellingPlanId);
}

function titleOf({ title, product }: InputVariant): string {
  return title && title !== "Default Title" ? `${product.title} – ${title}` : product.title;
}
