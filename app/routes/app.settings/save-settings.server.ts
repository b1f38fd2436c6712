/** Saves the Settings page, or says field by field what is wrong. */
import { inShop } from "#app/data/in-shop.ts";
import { ownerAddress } from "#app/data/shops.ts";
import type { Audience } from "#app/domain/message.ts";
import { mayBeMuted } from "#app/domain/wants-message.ts";
import { changeSettings } from "#app/flows/change-settings.ts";
import { MESSAGE_KIND_INFO } from "#app/messages/index.ts";
import type { OpenShop } from "#app/routes/admin/open-shop.server.ts";
import { problemsOf, SETTINGS, type SettingsAnswer } from "./settings-form.ts";

/** Mails to one audience that can be switched off. */
const kindsFor = (wanted: Audience) =>
  Object.values(MESSAGE_KIND_INFO)
    .filter(({ audience, kind }) => audience === wanted && mayBeMuted(kind))
    .map(({ kind, name, when }) => ({ kind, name, when }));

export const OWNER_KINDS = kindsFor("owner");
export const STAFF_KINDS = kindsFor("staff");
const isKnown = (kind: string) => [...OWNER_KINDS, ...STAFF_KINDS].some((known) => known.kind === kind);

export async function saveSettings({ shop, actor }: OpenShop, form: FormData): Promise<SettingsAnswer> {
  const read = SETTINGS.safeParse(Object.fromEntries(form));
  if (!read.success) return { ok: false, problems: problemsOf(read.error) };
  const { switchCondition, counting, locationIds, ...rest } = read.data;
  const { afterUnassign, doubleOptIn, senderName, senderEmail, staffEmails, waitlistPassedAtPeople } = rest;
  const mutedMessages = rest.muted.filter(isKnown);
  const contact = {
    senderName,
    senderEmail,
    doubleOptIn,
    staffEmails,
    waitlistPassedAtPeople,
    ownerEmail: chosenAddress(rest.ownerEmail, shop),
    mutedMessages: [...keptMutes(shop.mutedMessages), ...mutedMessages],
    notifyOwner: OWNER_KINDS.some(({ kind }) => !mutedMessages.includes(kind)),
    afterUnassign,
  };
  const counted = counting === "all" ? [] : locationIds;
  const changed = await inShop(shop.id, (tx) =>
    changeSettings(tx, {
      switchCondition,
      countedLocationIds: counted,
      followsEnd: rest.followsEnd,
      contact,
      actor,
      now: new Date(),
    }),
  );
  if (!changed.ok) return { ok: false, problems: { [changed.field]: changed.reason } };
  return { ok: true, toast: changed.recounting > 0 ? "Settings saved. Stock is being counted again." : "Settings saved" };
}

/** Shopify's address is shown where none was chosen; leaving it there chooses nothing. */
function chosenAddress(typed: string | null, shop: OpenShop["shop"]): string | null {
  return typed === ownerAddress(shop) ? shop.ownerEmail : typed;
}

/** Kinds of other audiences are none of this page's business. */
const keptMutes = (muted: string[]) => muted.filter((kind) => !isKnown(kind));
