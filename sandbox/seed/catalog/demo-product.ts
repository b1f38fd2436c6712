/** How a product of the demo store is written down. */
import type { Category, PlayedFile, PriceBreak, UnitPrice } from "#sandbox/store/state.ts";

export type DemoProduct = {
  title: string;
  type: string;
  vendor: string;
  tags: string[];
  category?: Category;
  /** One or two sentences; the first is what the thing is. */
  copy: string;
  /** Shape and first colour of its picture: see picture.ts. */
  shape: string;
  priceCents: number;
  compareAtPriceCents?: number;
  unitPrice?: UnitPrice;
  priceBreaks?: PriceBreak[];
  /** Option "Color": its name and the palette it is painted with. */
  colors: [name: string, palette: string][];
  /** Option "Size"; none means no such option. */
  sizes?: string[];
  /** Sellable units, color by color and size by size. */
  units: number[];
  /** Units in the showroom, which sends nothing: they count in the shop and cannot be bought online. */
  showroomUnits?: number;
  tracked?: false;
  /** What stands after its pictures: a film, one kept elsewhere, a model. */
  played?: PlayedFile[];
};
