/** What Shopify's Liquid lets pass and LiquidJS does not, written so that LiquidJS reads it the same way. */
import { Parser, TypeGuards, type Liquid, type Token, type TopLevelToken } from "liquidjs";
import { Fraction } from "./filters/numbers.ts";

const MARK = /\{%(-?)\s*(comment|endcomment|raw|endraw)\b(?:[^%]|%(?!\}))*?(-?)%\}/g;

/** Comments may hold anything, other comments too: each becomes an empty inline comment that keeps its dashes. */
function withoutComments(text: string): string {
  let out = "";
  let kept = 0;
  let depth = 0;
  let raw = false;
  let dash = "";
  for (const { 0: whole, 1: left = "", 2: name, 3: right = "", index } of text.matchAll(MARK)) {
    if (name === "raw" || name === "endraw") {
      if (depth === 0) raw = name === "raw";
    } else if (raw) {
      continue;
    } else if (name === "comment") {
      depth += 1;
      if (depth > 1) continue;
      out += text.slice(kept, index);
      dash = left;
    } else if (depth > 0 && --depth === 0) {
      out += `{%${dash} # ${right}%}`;
      kept = index + whole.length;
    }
  }
  return depth > 0 ? out : out + text.slice(kept);
}

const QUOTED_OR = (other: string) => new RegExp(`("[^"]*"|'[^']*')|${other}`, "g");

/** Brackets mean nothing in a condition, what follows `&&` and `||` is not read, and `<>` is `!=`. */
function plainCondition(condition: string): string {
  const [before = ""] = condition
    .replace(QUOTED_OR("\\s*(?:&&|\\|\\|)[\\s\\S]*"), (_all, quoted?: string) => quoted ?? "")
    .split("\0");
  const operators = before.replace(QUOTED_OR("<>"), (_all, quoted?: string) => quoted ?? "!=");
  return operators.includes("..") ? operators : operators.replace(QUOTED_OR("[()]"), (_all, quoted?: string) => quoted ?? " ");
}

const isOdd = (text: string) => /[()]|&&|\|\||<>/.test(text);

const plainTag = (all: string, left: string, name: string, rest: string, right: string) =>
  isOdd(rest) ? `{%${left} ${name} ${plainCondition(rest)}${right}%}` : all;

/** Inside {% liquid %} a comment is made of lines. */
function plainLines(body: string): string {
  const bare = body.replace(/^[ \t]*comment\b[\s\S]*?^[ \t]*endcomment\b[^\n]*$/gm, "");
  return bare.replace(/^([ \t]*(?:if|elsif|unless)[ \t])(.*)$/gm, (all, start: string, rest: string) =>
    isOdd(rest) ? start + plainCondition(rest) : all,
  );
}

export function plainSyntax(text: string): string {
  return withoutComments(text)
    .replace(/\{%(-?)\s*(if|elsif|unless)\s((?:[^%]|%(?!\}))*?)(-?)%\}/g, plainTag)
    .replace(/(\{%-?\s*liquid\b)((?:[^%]|%(?!\}))*?)(-?%\})/g, (_all, start: string, body: string, end: string) => {
      return start + plainLines(body) + end;
    })
    .replace(/\{%(-?)\s*(end[a-z]+|else)\s+[^%-][^%]*?(-?)%\}/g, "{%$1 $2 $3%}");
}

type Parsed = ReturnType<Parser["parseToken"]>;

const NOTHING = { *render() {} } as unknown as Parsed;

type Valued = { value?: { initial?: { postfix?: Token[] } } };

/** "1.0" in {{ … }}, assign and echo stays a fraction, which JavaScript would take for the whole number 1. */
function keepFractions(template: Parsed): Parsed {
  for (const token of (template as Valued).value?.initial?.postfix ?? []) {
    if (TypeGuards.isNumberToken(token) && token.getText().includes(".")) {
      Object.assign(token, { content: new Fraction(Number(token.getText())) });
    }
  }
  return template;
}

/** A tag or output that cannot be read renders to nothing, with one line in the log; the rest of its file stays. */
export class LenientParser extends Parser {
  readonly #log: (line: string) => void;

  constructor(liquid: Liquid, log: (line: string) => void) {
    super(liquid);
    this.#log = log;
  }

  override parseToken(token: TopLevelToken, rest: TopLevelToken[]): Parsed {
    try {
      return keepFractions(super.parseToken(token, rest));
    } catch (error) {
      if (/not closed/.test((error as Error).message)) throw error;
      this.#log(`Liquid syntax not understood, nothing was rendered for it: ${(error as Error).message}`);
      return NOTHING;
    }
  }
}
