/** Everything the demo store sells, and the shelves it stands on. */
import { CARRY_PRODUCTS } from "./carry.ts";
import type { DemoProduct } from "./demo-product.ts";
import { HOME_PRODUCTS } from "./home.ts";
import { KITCHEN_PRODUCTS } from "./kitchen.ts";
import { WEAR_PRODUCTS } from "./wear.ts";

export const DEMO_PRODUCTS: DemoProduct[] = [...WEAR_PRODUCTS, ...KITCHEN_PRODUCTS, ...HOME_PRODUCTS, ...CARRY_PRODUCTS];

export type Shelf = { title: string; copy: string; takes: (product: DemoProduct) => boolean };

const tagged = (tag: string) => (product: DemoProduct) => product.tags.includes(tag);

export const SHELVES: Shelf[] = [
  { title: "Bestsellers", copy: "What leaves the shop first, and comes back first too.", takes: tagged("bestseller") },
  { title: "To Wear", copy: "Wool, wax and rubber for real weather.", takes: (product) => WEAR_PRODUCTS.includes(product) },
  { title: "Kitchen & Table", copy: "Pots, plates and a good kettle.", takes: (product) => KITCHEN_PRODUCTS.includes(product) },
  {
    title: "House & Hearth",
    copy: "Light, warmth and something for the wall.",
    takes: (product) => HOME_PRODUCTS.includes(product),
  },
  { title: "Bags & Outdoors", copy: "For the way there and back.", takes: (product) => CARRY_PRODUCTS.includes(product) },
  { title: "Gifts", copy: "Small things that are gladly received.", takes: tagged("gift") },
];
