/** What the block on Shopify's product and variant pages shows, and what is asked from it. The extension reads these types. */
import type { Mode, Offer } from "./offer.ts";
import type { SwitchConditionSource } from "./switch-condition.ts";

export type BlockVariant = {
  variantId: string;
  /** "" for a product's only variant. */
  title: string;
  templateId: string;
  templateName: string;
  mode: Mode;
  offer: Offer;
  offerReason: string;
  manualOffer: Offer | null;
  /** Null until Shopify has told. */
  stockUnits: number | null;
  switchCondition: { units: number; from: SwitchConditionSource };
  /** Null without a threshold. */
  unitsLeft: number | null;
  thresholdUnits: number | null;
  backInStockOn: string | null;
  waitingEntries: number;
  toldShopify: boolean;
  isDeleted: boolean;
};

export type BlockTemplate = { templateId: string; name: string; isDefault: boolean };

export type Block = {
  /** The page it stands on. */
  page: "product" | "variant";
  productTitle: string;
  /** The assigned ones: on a variant's page that variant alone, on a product's page a few, those that most wait for first. */
  variants: BlockVariant[];
  /** All of them. The page's buttons act on these. */
  assignedVariants: number;
  /** Those whose offer was chosen by hand. */
  byHandVariants: number;
  templates: BlockTemplate[];
};

export type BlockRequest =
  /** A variant brings its siblings along unless it is `onlyThis`. */
  | { intent: "assign"; templateId: string; onlyThis: boolean }
  | { intent: "on" | "off" | "lift" }
  | { intent: "template"; templateId: string };

/** `changed` counts variants; null: it goes on in the background. */
export type BlockDone = { changed: number | null; refused: { title: string; reason: string }[] };

export type BlockAnswer = { ok: true; block: Block; done?: BlockDone } | { ok: false; problem: string };
