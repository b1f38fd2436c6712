/** Settings: when products leave normal sale, who mails come from, and whom to tell. */
import { useState } from "react";
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Checkbox, Form, Layout, Page, TextField } from "@shopify/polaris";
import { useAnswerToast } from "#app/components/action-answer.ts";
import { ContextualSaveBar } from "#app/components/contextual-save-bar.tsx";
import { inShop } from "#app/data/in-shop.ts";
import { ownerAddress } from "#app/data/shops.ts";
import { env } from "#app/env.server.ts";
import { changeSettings } from "#app/flows/change-settings.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";
import { problemsOf, SETTINGS, type SettingsAnswer, type SettingsField, type SettingsValues } from "./settings-form.ts";
import { ShopperMailFields } from "./shopper-mail-fields.tsx";
import { StatusCard } from "./status-card.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  return json({
    saved: {
      switchCondition: String(shop.switchCondition),
      senderName: shop.senderName ?? "",
      senderEmail: shop.senderEmail ?? "",
      ownerEmail: ownerAddress(shop) ?? "",
      notifyOwner: shop.notifyOwner ? "on" : "off",
      doubleOptIn: shop.doubleOptIn ? "on" : "off",
    } satisfies SettingsValues,
    shopName: shop.name || shop.domain,
    defaultSender: env.MAIL_FROM,
    status: {
      domain: shop.domain,
      timeZone: shop.timeZone,
      installedAt: shop.installedAt,
      prepared: shop.preparedAt !== null,
      needsReauth: shop.needsReauthAt !== null,
      proxyPath: shop.proxyPath,
    },
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await openShop(request);
  const form = SETTINGS.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return json<SettingsAnswer>({ ok: false, problems: problemsOf(form.error) }, 422);
  const { switchCondition, ...contact } = form.data;
  const changed = await inShop(shop.id, (tx) => changeSettings(tx, { switchCondition, contact, actor, now: new Date() }));
  if (!changed.ok) return json<SettingsAnswer>({ ok: false, problems: { switchCondition: changed.reason } }, 422);
  return json<SettingsAnswer>({ ok: true, toast: "Settings saved" });
}

export type SettingsForm = ReturnType<typeof useSettingsForm>;
export type SettingsData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Settings() {
  const data = useLoaderData<typeof loader>();
  const form = useSettingsForm(data.saved);
  return (
    <Page title="Settings">
      <ContextualSaveBar id="settings" dirty={form.dirty} saving={form.saving} onSave={form.save} onDiscard={form.discard} />
      <Form onSubmit={form.save}>
        <Layout>
          <Layout.AnnotatedSection
            title="Switch condition"
            description="Assigned products leave normal sale when their stock reaches this number, and return when it rises above it."
          >
            <Card>
              <TextField
                {...form.field("switchCondition")}
                label="Switch at this stock or less"
                type="number"
                inputMode="numeric"
                suffix="units"
                helpText="0 switches when the last unit is sold. Templates and single variants may have their own number."
              />
            </Card>
          </Layout.AnnotatedSection>
          <Layout.AnnotatedSection title="Mails to shoppers" description="Who the mails to people on your waitlists come from.">
            <Card>
              <ShopperMailFields form={form} shopName={data.shopName} defaultSender={data.defaultSender} />
            </Card>
          </Layout.AnnotatedSection>
          <Layout.AnnotatedSection title="Mails to you" description="Hear about it when an offer switches.">
            <Card>
              <BlockStack gap="400">
                <TextField {...form.field("ownerEmail")} label="Your address" type="email" />
                <Checkbox
                  label="Mail me when an offer switches"
                  checked={form.values.notifyOwner === "on"}
                  onChange={(checked) => form.set("notifyOwner", checked ? "on" : "off")}
                />
              </BlockStack>
            </Card>
          </Layout.AnnotatedSection>
          <Layout.AnnotatedSection title="Status" description="How Standby and your store are connected.">
            <StatusCard status={data.status} />
          </Layout.AnnotatedSection>
        </Layout>
      </Form>
    </Page>
  );
}

/** What is typed over what is saved; once saved, nothing is typed over any more. */
function useSettingsForm(saved: SettingsValues) {
  const [typed, setTyped] = useState<Partial<SettingsValues>>({});
  const fetcher = useFetcher<SettingsAnswer>();
  useAnswerToast(fetcher.data?.ok ? fetcher.data : undefined);
  const values = { ...saved, ...typed };
  const problems = fetcher.data && !fetcher.data.ok ? fetcher.data.problems : {};
  const dirty = (Object.keys(saved) as SettingsField[]).some((name) => values[name] !== saved[name]);
  const set = (name: SettingsField, value: string) => setTyped((before) => ({ ...before, [name]: value }));
  return {
    values,
    set,
    dirty,
    saving: fetcher.state !== "idle",
    save: () => fetcher.submit(values, { method: "post" }),
    discard: () => setTyped({}),
    field: (name: SettingsField) => ({
      name,
      value: values[name],
      error: problems[name],
      autoComplete: "off",
      onChange: (value: string) => set(name, value),
    }),
  };
}
