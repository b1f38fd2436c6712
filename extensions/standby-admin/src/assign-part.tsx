/** Nothing assigned yet: what Standby would do, and the way in. */
import { useState } from "preact/hooks";
import { words } from "./host.ts";
import type { Part } from "./standby-block.tsx";
import { TemplateChoice } from "./template-choice.tsx";

export function AssignPart({ block, busy, send }: Part) {
  const { page, templates } = block;
  const [templateId, setTemplateId] = useState((templates.find(({ isDefault }) => isDefault) ?? templates[0])?.templateId ?? "");
  const [onlyThis, setOnlyThis] = useState(false);
  if (templates.length === 0) return <s-paragraph>{words("noTemplate")}</s-paragraph>;
  return (
    <>
      <s-paragraph>{words(`assign.${page}`)}</s-paragraph>
      <TemplateChoice templates={templates} value={templateId} onChange={setTemplateId} />
      {page === "variant" && (
        <s-checkbox
          label={words("assign.onlyThis")}
          details={words("assign.onlyThisDetails")}
          checked={onlyThis}
          onChange={(event) => setOnlyThis(event.currentTarget.checked)}
        />
      )}
      <s-stack direction="inline">
        <s-button
          variant="primary"
          loading={busy === "assign"}
          disabled={busy !== null && busy !== "assign"}
          onClick={() => send({ intent: "assign", templateId, onlyThis })}
        >
          {words(page === "variant" && onlyThis ? "assign.one" : "assign.all")}
        </s-button>
      </s-stack>
    </>
  );
}
