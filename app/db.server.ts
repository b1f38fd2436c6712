/** The one PrismaClient and the one pg pool, both over the same database. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "#app/env.server.ts";
import { PrismaClient } from "#app/generated/prisma/client.ts";

const POOL_CONNECTIONS = 10;

/** For the hot paths that speak set-based SQL without a shop's transaction: the inbox, its doorbells, the benchmarks. */
export const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: POOL_CONNECTIONS });
/** An idle connection that PostgreSQL cut is replaced by the pool; without a listener it would end the process. */
pool.on("error", () => undefined);

export const prisma = new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: POOL_CONNECTIONS }, { onPoolError: () => undefined }),
});
