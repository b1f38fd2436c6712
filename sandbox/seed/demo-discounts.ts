/** What is off in the demo store: three bars of soap by themselves, two codes for who has them. */
import type { SandboxContext } from "#sandbox/context.ts";
import type { Discount, ShopState } from "#sandbox/store/state.ts";

export function demoDiscounts(context: SandboxContext, shop: ShopState): Discount[] {
  const named = (title: string) => [...shop.products.values()].filter((product) => product.title === title).map(({ id }) => id);
  const soap: Omit<Discount, "id"> = {
    title: "Three bars of soap",
    method: "AUTOMATIC",
    value: { percentage: 15 },
    productIds: named("Kelp Soap"),
    leastUnits: 3,
  };
  const tide: Omit<Discount, "id"> = {
    title: "TIDE10",
    method: "CODE",
    value: { percentage: 10 },
    productIds: null,
    leastUnits: 1,
  };
  const kettle: Omit<Discount, "id"> = {
    ...tide,
    title: "KETTLE5",
    value: { amountCents: 500 },
    productIds: named("Stovetop Kettle"),
  };
  return [soap, tide, kettle].map((discount) => ({ id: context.store.nextId(), ...discount }));
}
