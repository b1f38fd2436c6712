/** What is typed into a template's page over what is saved, and what is wrong with it. */
import { useState } from "react";
import { DEFAULT_TEXTS } from "#app/domain/default-texts.ts";
import type { Mode, OfferText } from "#app/domain/offer.ts";
import type { TemplateProblems } from "#app/domain/template-problems.ts";
import { canonical } from "#app/domain/template-values.ts";
import { readTemplateForm, type FormShop, type TemplateForm } from "./template-form.ts";

export type FormFacts = FormShop & {
  /** Changes when the saved values do: what was typed over older ones is gone then. */
  version: string;
  saved: TemplateForm;
  takenNames: string[];
  isNew: boolean;
};

export type TemplateFormState = ReturnType<typeof useTemplateForm>;

type Typed = { version: string; values: Partial<TemplateForm>; tried: boolean };

export function useTemplateForm(facts: FormFacts, told: TemplateProblems) {
  const { version, saved } = facts;
  const nothing: Typed = { version, values: {}, tried: false };
  const [state, setState] = useState<Typed>(nothing);
  const typed = state.version === version ? state : nothing;
  const values = { ...saved, ...typed.values };
  const check = () => readTemplateForm(values, { ...facts, saved: facts.isNew ? null : saved, now: new Date() });
  const found = typed.tried ? check() : null;
  const problems = { ...told, ...(found && !found.ok ? found.problems : {}) };
  const put = (change: Partial<TemplateForm>) => setState({ ...typed, values: { ...typed.values, ...change } });
  return {
    values,
    problems,
    dirty: canonical(values) !== canonical(saved),
    set: <Name extends keyof TemplateForm>(name: Name, value: TemplateForm[Name]) => put({ [name]: value }),
    setMode: (mode: Mode) => put(withMode(values, mode)),
    setText: (language: string, part: keyof OfferText, text: string) =>
      put({ texts: { ...values.texts, [language]: { ...values.texts[language], [part]: text } } }),
    resetTexts: (language: string) => put({ texts: { ...values.texts, [language]: DEFAULT_TEXTS[values.mode][language] ?? {} } }),
    discard: () => setState(nothing),
    /** Looks first: problems show, and nothing is sent. */
    isGood: () => {
      setState({ ...typed, tried: true });
      return check().ok;
    },
  };
}

/** Texts that nobody has touched become those of the new mode; what contradicts it goes. */
function withMode(form: TemplateForm, mode: Mode): Partial<TemplateForm> {
  const languages = Object.entries(form.texts).map(([language, text]) => {
    const isUntouched = canonical(text) === canonical(DEFAULT_TEXTS[form.mode][language]);
    return [language, (isUntouched && DEFAULT_TEXTS[mode][language]) || text] as const;
  });
  const followsEnd = mode === "waitlist" && form.followsEnd === "waitlist" ? "unavailable" : form.followsEnd;
  return { mode, followsEnd, texts: Object.fromEntries(languages) };
}
