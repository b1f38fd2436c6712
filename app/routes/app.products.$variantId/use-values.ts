/** What is typed over a variant's saved values. */
import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { problemOf, useAnswerToast } from "#app/components/action-answer.ts";
import type { FieldName, ValuesAnswer, ValuesForm } from "./values-form.ts";

type Typed = Partial<ValuesForm>;

/** Whatever else happens on the page, what was typed stays; fields that nobody touched follow what is saved. */
export function useValues(saved: ValuesForm, { overrides, templateName }: { overrides: string[]; templateName: string }) {
  const fetcher = useFetcher<ValuesAnswer>();
  const { typed, set, send, discard } = useTyped(fetcher);
  const values = { ...saved, ...typed };
  const answer = fetcher.data;
  useAnswerToast(answer);
  const problems = answer && "problems" in answer ? answer.problems : {};
  const setHere = (name: FieldName) =>
    overrides.includes(name) ? `Set for this variant, not by the template “${templateName}”.` : undefined;
  return {
    values,
    problems,
    problem: Object.keys(problems).length > 0 ? undefined : problemOf(answer),
    set,
    setHere,
    dirty: Object.entries(saved).some(([name, value]) => values[name as FieldName] !== value),
    saving: fetcher.state !== "idle",
    save: () => send(values),
    discard,
    field: (name: FieldName, help = "") => ({
      name,
      value: values[name],
      onChange: (value: string) => set(name, value),
      error: problems[name],
      autoComplete: "off",
      helpText: [help, setHere(name)].filter(Boolean).join(" ") || undefined,
    }),
  };
}

/** Once what was sent is saved and read again it is typed no more, but for what was typed since. */
function useTyped({ data, state, submit }: ReturnType<typeof useFetcher<ValuesAnswer>>) {
  const [typed, setTyped] = useState<Typed>({});
  const [sent, setSent] = useState<ValuesForm | null>(null);
  const [settled, setSettled] = useState<ValuesAnswer>();
  if (state === "idle" && data && data !== settled) {
    setSettled(data);
    if (data.ok) setTyped(typedSince(typed, sent));
  }
  return {
    typed,
    set: (name: FieldName, value: string) => setTyped((before) => ({ ...before, [name]: value })),
    send: (values: ValuesForm) => {
      setSent(values);
      submit({ intent: "values", ...values }, { method: "post" });
    },
    discard: () => setTyped({}),
  };
}

const typedSince = (typed: Typed, sent: ValuesForm | null): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name, value]) => sent?.[name as FieldName] !== value));
