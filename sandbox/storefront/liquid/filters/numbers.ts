/** Arithmetic as in Ruby: whole numbers stay whole, and what was once a fraction remains one (130 × 1.0 ÷ 100 is 1.3). */
import { text, type Filter } from "./arguments.ts";
import { ValueDrop } from "#sandbox/storefront/liquid/drop.ts";

type Operand = { value: number; isFraction: boolean };

/** A number that Ruby keeps as a float, even where nothing follows the point. */
export class Fraction extends ValueDrop {
  constructor(value: number) {
    super(value, {});
  }
}

/** What stands in the template ("7.0"), since JavaScript cannot tell 7.0 from 7. */
const literal = (args: unknown[] | undefined) => (args?.[0] as { getText?: () => string } | undefined)?.getText?.() ?? "";

/** A text counts as the whole number it starts with, or as the fraction that it is. */
function operand(raw: unknown, written = ""): Operand {
  if (raw instanceof Fraction) return { value: Number(raw.valueOf()), isFraction: true };
  const plain = text(raw).trim();
  if (/^-?\d+\.\d+(?:e-?\d+)?$/.test(plain)) return { value: Number(plain), isFraction: true };
  return { value: Number.parseInt(plain, 10) || 0, isFraction: /^-?\d+\.\d+$/.test(written) };
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(15));

type Work = (one: number, two: number) => number;

const whole = (work: Work): Filter =>
  function (value, other) {
    const [one, two] = [operand(value), operand(other, literal(this.token?.args))];
    const result = tidy(work(one.value, two.value));
    return one.isFraction || two.isFraction ? new Fraction(result) : result;
  };

const divide: Filter = function (value, other) {
  const [one, two] = [operand(value), operand(other, literal(this.token?.args))];
  if (two.value === 0) return "Liquid error: divided by 0";
  const result = one.value / two.value;
  return one.isFraction || two.isFraction ? new Fraction(tidy(result)) : Math.floor(result);
};

const round: Filter = (value, places) => {
  const digits = operand(places).value;
  if (digits <= 0) return Math.round(operand(value).value);
  const scale = 10 ** digits;
  return new Fraction(Math.round(operand(value).value * scale) / scale);
};

/** The one of the two that wins stays what it was. */
const chosen = (work: Work): Filter =>
  function (value, other) {
    const [one, two] = [operand(value), operand(other, literal(this.token?.args))];
    const result = work(one.value, two.value);
    const { isFraction } = result === one.value ? one : two;
    return isFraction ? new Fraction(result) : result;
  };

export const numberFilters: Record<string, Filter> = {
  plus: whole((one, two) => one + two),
  minus: whole((one, two) => one - two),
  times: whole((one, two) => one * two),
  modulo: whole((one, two) => (two === 0 ? 0 : one - two * Math.floor(one / two))),
  divided_by: divide,
  at_least: chosen(Math.max),
  at_most: chosen(Math.min),
  round,
};
