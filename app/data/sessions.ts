/** Shopify sessions with their tokens sealed: the table never holds one in clear. */
import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { prisma } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { secrets } from "#app/lib/secrets.server.ts";

/** Tokens are sealed for their session and field: copied into another row they do not open. */
const contextOf = (session: Session, field: string) => `session ${session.id} ${field}`;

function withTokens(session: Session, change: (token: string, context: string) => string): Session {
  const copy = new Session({ ...session.toObject() });
  if (session.accessToken) copy.accessToken = change(session.accessToken, contextOf(session, "access"));
  if (session.refreshToken) copy.refreshToken = change(session.refreshToken, contextOf(session, "refresh"));
  return copy;
}

/** One that was sealed with a key we no longer have is no session: the merchant's next visit makes a new one. */
function opened(session: Session | undefined): Session | undefined {
  try {
    return session && withTokens(session, secrets.open);
  } catch {
    return undefined;
  }
}

let rows: PrismaSessionStorage<typeof prisma> | undefined;
/** Made at first use: its constructor already asks for the table, which a starting process may not reach yet. */
const table = () => (rows ??= new PrismaSessionStorage(prisma));

export const sealedSessions: SessionStorage = {
  storeSession: (session) => table().storeSession(withTokens(session, secrets.seal)),
  loadSession: async (id) => opened(await table().loadSession(id)),
  deleteSession: (id) => table().deleteSession(id),
  deleteSessions: (ids) => table().deleteSessions(ids),
  findSessionsByShop: async (shop) => (await table().findSessionsByShop(shop)).flatMap((session) => opened(session) ?? []),
};

export async function deleteSessionsOf(tx: ShopTx, shopDomain: string): Promise<void> {
  await tx.session.deleteMany({ where: { shop: shopDomain } });
}
