/** What is assigned: offers and why, the choice by hand, the template, and the way into the app. */
import { useState } from "preact/hooks";
import { handChoices } from "./block-words.ts";
import { words } from "./host.ts";
import type { Part } from "./standby-block.tsx";
import { TemplateChoice } from "./template-choice.tsx";
import { VariantFacts } from "./variant-facts.tsx";
import { VariantRows } from "./variant-rows.tsx";

export function AssignedPart(part: Part) {
  const { block } = part;
  const [only] = block.variants;
  const isOne = block.assignedVariants === 1;
  const all = `/app/products?q=${encodeURIComponent(block.productTitle)}`;
  return (
    <>
      {isOne && only ? <VariantFacts variant={only} isNamed={block.page === "product"} /> : <VariantRows block={block} />}
      {!(isOne && only?.isDeleted) && (
        <>
          <ByHand {...part} />
          <s-divider />
          <ChangeTemplate key={only?.templateId} {...part} />
        </>
      )}
      <s-link href={isOne && only ? `/app/products/${only.variantId}` : all}>{words(isOne ? "editOne" : "editAll")}</s-link>
    </>
  );
}

function ByHand({ block, busy, send }: Part) {
  return (
    <s-stack gap="small-200">
      <s-text color="subdued">{words(block.byHandVariants > 0 ? "byHand.chosen" : "byHand.automatic")}</s-text>
      <s-stack direction="inline" gap="small-200">
        {handChoices(block).map(({ intent, label, isPrimary }) => (
          <s-button
            key={intent}
            variant={isPrimary ? "primary" : "secondary"}
            loading={busy === intent}
            disabled={busy !== null && busy !== intent}
            onClick={() => send({ intent })}
          >
            {label}
          </s-button>
        ))}
      </s-stack>
    </s-stack>
  );
}

function ChangeTemplate({ block, busy, send }: Part) {
  const { variants, templates, page } = block;
  const now = variants[0]?.templateId ?? "";
  const [templateId, setTemplateId] = useState(now);
  const hasChoice = templates.some((template) => template.templateId !== now) || block.assignedVariants > 1;
  return (
    <>
      {hasChoice && <TemplateChoice templates={templates} value={templateId} onChange={setTemplateId} />}
      <s-stack direction="inline" gap="small-200">
        {hasChoice && (
          <s-button
            loading={busy === "template"}
            disabled={
              (busy !== null && busy !== "template") ||
              (templateId === now && variants.every((variant) => variant.templateId === now))
            }
            onClick={() => send({ intent: "template", templateId })}
          >
            {words("useTemplate")}
          </s-button>
        )}
        {page === "product" && (
          <s-button
            variant="tertiary"
            loading={busy === "assign"}
            disabled={busy !== null && busy !== "assign"}
            onClick={() => send({ intent: "assign", templateId, onlyThis: false })}
          >
            {words("assign.all")}
          </s-button>
        )}
      </s-stack>
    </>
  );
}
