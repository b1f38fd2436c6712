/** Whether the database is there, and letting go of it at the end. */
import { pool, prisma } from "#app/db.server.ts";

/** @throws when the database does not answer, or has not been migrated. */
export async function pingDatabase(): Promise<void> {
  await pool.query("select 1 from shops limit 1");
}

export async function closeDatabase(): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}
