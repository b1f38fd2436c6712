/** Settings: when products leave normal sale, whose stock counts, who mails come from, and whom to tell of what. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Form, Layout, Page, TextField } from "@shopify/polaris";
import { ContextualSaveBar } from "#app/components/contextual-save-bar.tsx";
import { pageTitle } from "#app/components/page-title.ts";
import { findCheckoutLimits } from "#app/data/checkout-limits.ts";
import { inShop } from "#app/data/in-shop.ts";
import { listLocations } from "#app/data/locations.ts";
import { ownerAddress, usualFollowsEnd, type Shop } from "#app/data/shops.ts";
import { checkoutLimitsState } from "#app/domain/checkout-limits.ts";
import { wantsMessage } from "#app/domain/wants-message.ts";
import { env } from "#app/env.server.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";
import { CheckoutLimitsCard } from "./checkout-limits-card.tsx";
import { LocationFields } from "./location-fields.tsx";
import { OWNER_KINDS, saveSettings, STAFF_KINDS } from "./save-settings.server.ts";
import { OwnerMailFields, StaffMailFields } from "./merchant-mail-fields.tsx";
import type { SettingsValues } from "./settings-form.ts";
import { ShopperMailFields } from "./shopper-mail-fields.tsx";
import { StatusCard } from "./status-card.tsx";
import { FollowsEndField, UnassignFields } from "./end-fields.tsx";
import { useSettingsForm, type SettingsForm } from "./use-settings-form.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const { locations, limits } = await inShop(shop.id, async (tx) => ({
    locations: await listLocations(tx),
    limits: await findCheckoutLimits(tx),
  }));
  return json({
    saved: savedValues(shop),
    shopName: shop.name || shop.domain,
    defaultSender: env.MAIL_FROM,
    locations: locations.map((location) => ({ ...location, locationId: String(location.locationId) })),
    ownerKinds: OWNER_KINDS,
    staffKinds: STAFF_KINDS,
    checkoutLimits: {
      state: checkoutLimitsState({ limits, grantedScopes: shop.grantedScopes }),
      problem: limits?.problem ?? null,
    },
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

function savedValues(shop: Shop): SettingsValues {
  const muted = [
    ...OWNER_KINDS.filter(({ kind }) => !shop.notifyOwner || !wantsMessage(shop, kind)),
    ...STAFF_KINDS.filter(({ kind }) => !wantsMessage(shop, kind)),
  ].map(({ kind }) => kind);
  return {
    switchCondition: String(shop.switchCondition),
    counting: shop.countedLocationIds.length > 0 ? "chosen" : "all",
    locationIds: shop.countedLocationIds.map(String).sort().join(),
    senderName: shop.senderName ?? "",
    senderEmail: shop.senderEmail ?? "",
    ownerEmail: ownerAddress(shop) ?? "",
    staffEmails: shop.staffEmails.join(", "),
    muted: muted.sort().join(),
    ownerKinds: OWNER_KINDS.map(({ kind }) => kind).join(),
    waitlistPassedAtPeople: String(shop.waitlistPassedAtPeople),
    doubleOptIn: shop.doubleOptIn ? "on" : "off",
    followsEnd: usualFollowsEnd(shop),
    afterUnassign: shop.afterUnassign === "disable" ? "disable" : "restore",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const open = await openShop(request);
  const answer = await saveSettings(open, await request.formData());
  return json(answer, { status: answer.ok ? 200 : 422 });
}

export type SettingsData = ReturnType<typeof useLoaderData<typeof loader>>;

export const meta = () => pageTitle("Settings");

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
              <SwitchConditionField form={form} />
            </Card>
          </Layout.AnnotatedSection>
          <Layout.AnnotatedSection
            title="Locations"
            description="Whose stock Standby counts. After a change, everything is counted again in the background."
          >
            <Card>
              <LocationFields form={form} locations={data.locations} />
            </Card>
          </Layout.AnnotatedSection>
          <MailSections form={form} data={data} />
          <EndSections form={form} />
          <Layout.AnnotatedSection
            title="Checkout"
            description="Holds pre-orders and backorders to their terms, whatever way they came into the cart."
          >
            <CheckoutLimitsCard {...data.checkoutLimits} />
          </Layout.AnnotatedSection>
          <Layout.AnnotatedSection
            title="Status"
            description="How Standby and your store are connected. Dates of offers follow your store’s time zone, which is set in Shopify."
          >
            <StatusCard status={data.status} />
          </Layout.AnnotatedSection>
        </Layout>
      </Form>
    </Page>
  );
}

function EndSections({ form }: { form: SettingsForm }) {
  return (
    <>
      <Layout.AnnotatedSection
        title="When offers end"
        description="By their end date, their back-in-stock date, or a limit that is used up. Templates and single variants may have their own choice."
      >
        <Card>
          <FollowsEndField form={form} />
        </Card>
      </Layout.AnnotatedSection>
      <Layout.AnnotatedSection
        title="Unassigning"
        description="What Shopify does with a variant that leaves Standby. You can choose otherwise each time."
      >
        <Card>
          <UnassignFields form={form} />
        </Card>
      </Layout.AnnotatedSection>
    </>
  );
}

function MailSections({ form, data }: { form: SettingsForm; data: SettingsData }) {
  return (
    <>
      <Layout.AnnotatedSection title="Emails to shoppers" description="Who the emails to people on your waitlists come from.">
        <Card>
          <ShopperMailFields form={form} shopName={data.shopName} defaultSender={data.defaultSender} />
        </Card>
      </Layout.AnnotatedSection>
      <Layout.AnnotatedSection title="Emails to you" description="What you want to hear about, and where.">
        <Card>
          <OwnerMailFields form={form} kinds={data.ownerKinds} />
        </Card>
      </Layout.AnnotatedSection>
      <Layout.AnnotatedSection
        title="Emails to your staff"
        description="What the people who pack, ship and reorder hear about. What happens in quick succession comes in one email."
      >
        <Card>
          <StaffMailFields form={form} kinds={data.staffKinds} />
        </Card>
      </Layout.AnnotatedSection>
    </>
  );
}

function SwitchConditionField({ form }: { form: SettingsForm }) {
  return (
    <TextField
      {...form.field("switchCondition")}
      label="Switch at this stock or less"
      type="number"
      inputMode="numeric"
      suffix="units"
      helpText="0 switches when the last unit is sold. Templates and single variants may have their own number."
    />
  );
}
