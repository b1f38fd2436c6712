/** Rows of imported files hold addresses: they go when nobody needs them any more. */
import { pool } from "#app/db.server.ts";

/** So do those whose upload a killed process never finished. Shop by shop inside the database, since every shop's rows are seen only by whoever names it. */
export async function purgeImports(keptDays: number): Promise<void> {
  if (!Number.isInteger(keptDays)) throw new TypeError("Days are whole.");
  await pool.query(`
    do $$
    declare one record;
    begin
      for one in select id from shops order by id loop
        perform set_config('standby.shop_id', one.id::text, true);
        delete from imports where shop_id = one.id
          and (created_at < now() - interval '${keptDays} days' or (state = 'reading' and created_at < now() - interval '1 day'));
      end loop;
    end $$`);
}
