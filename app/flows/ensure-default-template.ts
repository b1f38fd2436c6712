/** Sees to it that a shop has a default template: a waitlist with our texts, until the merchant writes others. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { addTemplate, findDefaultTemplate, type Template } from "#app/data/templates.ts";
import { DEFAULT_WAITLIST_TEXTS } from "#app/domain/default-texts.ts";

const NAME = "Waitlist";

/** However often, and by however many at once, it is called: there is one. */
export async function ensureDefaultTemplate(tx: ShopTx): Promise<Template> {
  const existing = await findDefaultTemplate(tx);
  if (existing) return existing;
  await addTemplate(tx, { name: NAME, mode: "waitlist", texts: DEFAULT_WAITLIST_TEXTS, isDefault: true });
  const made = await findDefaultTemplate(tx);
  if (!made) throw new Error(`A template named ${NAME} is there already and is not the default one.`);
  return made;
}
