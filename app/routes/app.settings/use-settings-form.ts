/** What is typed over what is saved; once saved, nothing is typed over any more. */
import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { useAnswerToast } from "#app/components/action-answer.ts";
import type { SettingsAnswer, SettingsField, SettingsValues } from "./settings-form.ts";

export type SettingsForm = ReturnType<typeof useSettingsForm>;

export function useSettingsForm(saved: SettingsValues) {
  const [typed, setTyped] = useState<Partial<SettingsValues>>({});
  const fetcher = useFetcher<SettingsAnswer>();
  /** What was said of values that were then thrown away. */
  const [thrownAway, setThrownAway] = useState<SettingsAnswer>();
  useAnswerToast(fetcher.data?.ok ? fetcher.data : undefined);
  const values = { ...saved, ...typed };
  const answer = fetcher.data === thrownAway ? undefined : fetcher.data;
  const problems = answer && !answer.ok ? answer.problems : {};
  const dirty = (Object.keys(saved) as SettingsField[]).some((name) => values[name] !== saved[name]);
  const set = (name: SettingsField, value: string) => setTyped((before) => ({ ...before, [name]: value }));
  return {
    values,
    problems,
    set,
    dirty,
    saving: fetcher.state !== "idle",
    save: () => fetcher.submit(values, { method: "post" }),
    discard: () => {
      setTyped({});
      setThrownAway(fetcher.data);
    },
    field: (name: SettingsField) => ({
      name,
      value: values[name],
      error: problems[name],
      autoComplete: "off",
      onChange: (value: string) => set(name, value),
    }),
  };
}
