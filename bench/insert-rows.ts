/** Single-row INSERTs by several clients in a process of its own, for machines without pgbench. */
import pg from "pg";

const [url, clients, seconds, insert] = process.argv.slice(2) as [string, string, string, string];
const endsAt = performance.now() + Number(seconds) * 1000;
let rows = 0;

async function insertUntilTheEnd(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  while (performance.now() < endsAt) {
    await client.query({ name: "insert", text: insert });
    rows++;
  }
  await client.end();
}

await Promise.all(Array.from({ length: Number(clients) }, insertUntilTheEnd));
process.stdout.write(String(rows / Number(seconds)));
