/** What to assign, and with which template: picked products, a collection, a tag, a vendor, what a search finds, or everything. */
import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Checkbox, ChoiceList, Form, Select, TextField } from "@shopify/polaris";
import { Dialog } from "#app/components/dialog.tsx";
import type { ProductsAnswer } from "./change-products.server.ts";
import { pickCollection, pickProducts, type Picked } from "./resource-picks.ts";

const SOURCES = ["pick", "collection", "tag", "vendor", "search", "everything"] as const;
type Source = (typeof SOURCES)[number];

const LABELS: Record<Source, string> = {
  pick: "Specific products",
  collection: "A collection",
  tag: "Products with a tag",
  vendor: "Products from a vendor",
  search: "Products matching a search",
  everything: "All products",
};

export function useAssign() {
  const fetcher = useFetcher<ProductsAnswer>({ key: "assign" });
  const [isOpen, setOpen] = useState(false);
  const submit = (form: Record<string, string>) => fetcher.submit({ intent: "assign", ...form }, { method: "post" });
  return {
    isOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
    submit,
    busy: fetcher.state !== "idle",
    answer: fetcher.data,
  };
}

type Assign = ReturnType<typeof useAssign>;
type Template = { templateId: string; name: string; isDefault: boolean };

export function AssignDialog({ assign, templates }: { assign: Assign; templates: Template[] }) {
  const shopify = useAppBridge();
  const [source, setSource] = useState<Source>("pick");
  const [templateId, setTemplateId] = useState(templates.find(({ isDefault }) => isDefault)?.templateId ?? "");
  const [siblings, setSiblings] = useState(true);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const send = (form: Record<string, string> | null) => {
    if (!form) return;
    assign.submit({ ...form, templateId });
    assign.close();
  };
  const type = (typed: string) => (setText(typed), setProblem(undefined));
  const choose = async () => {
    if (source === "pick") return send(formOfPicked(await pickProducts(shopify), siblings));
    if (source === "collection") return send(await pickCollection(shopify));
    if (source !== "everything" && text.trim() === "") return setProblem("Enter what to look for.");
    return send(formOfText(source, text, siblings));
  };
  return (
    <Dialog
      title="Assign products"
      onClose={assign.close}
      primaryAction={{ content: isPicked(source) ? "Choose" : "Assign", onAction: () => void choose() }}
      secondaryActions={[{ content: "Cancel", onAction: assign.close }]}
    >
      <Dialog.Section>
        <Form onSubmit={() => void choose()}>
          <BlockStack gap="400">
            <ChoiceList
              title="What to assign"
              choices={SOURCES.map((value) => ({ value, label: LABELS[value] }))}
              selected={[source]}
              onChange={([value = "pick"]) => {
                setSource(value as Source);
                setProblem(undefined);
              }}
            />
            <SourceText source={source} text={text} onChange={type} problem={problem} />
            {(source === "pick" || source === "search") && (
              <Checkbox
                label="All variants of these products"
                helpText="Each variant switches by its own stock."
                checked={siblings}
                onChange={setSiblings}
              />
            )}
            <TemplateField templates={templates} templateId={templateId} onChange={setTemplateId} />
          </BlockStack>
        </Form>
      </Dialog.Section>
    </Dialog>
  );
}

function TemplateField(props: { templates: Template[]; templateId: string; onChange: (templateId: string) => void }) {
  return (
    <Select
      label="Template"
      options={props.templates.map(({ templateId: value, name }) => ({ value, label: name }))}
      value={props.templateId}
      onChange={props.onChange}
      helpText="Variants that are already assigned get this template’s values too."
    />
  );
}

const isPicked = (source: Source) => source === "pick" || source === "collection";

function SourceText(props: { source: Source; text: string; onChange: (text: string) => void; problem: string | undefined }) {
  const { source, text, onChange, problem } = props;
  if (source === "everything") {
    return (
      <Banner tone="warning">
        Every variant in your store is assigned in the background. You see the progress and can stop it.
      </Banner>
    );
  }
  if (isPicked(source)) return null;
  const label = { tag: "Tag", vendor: "Vendor", search: "Search in Shopify" }[source as "tag" | "vendor" | "search"];
  return <TextField label={label} value={text} onChange={onChange} error={problem} autoComplete="off" maxLength={255} />;
}

function formOfText(source: Exclude<Source, "pick" | "collection">, text: string, siblings: boolean): Record<string, string> {
  if (source === "everything") return { scope: source };
  if (source !== "search") return { scope: source, [source]: text };
  return { scope: source, query: text, ...(siblings ? {} : { siblings: "no" }) };
}

function formOfPicked(picked: Picked | null, siblings: boolean): Record<string, string> | null {
  if (!picked) return null;
  if (siblings) return { scope: "products", productIds: picked.productIds.join() };
  return { scope: "variants", variantIds: picked.variantIds.join() };
}
