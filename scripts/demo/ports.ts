/** The demo's ports stand in a row from the first one; each is checked before anything starts. */
import { createServer } from "node:net";

const NAMES = ["app", "admin", "storefront", "mailbox", "smtp", "postgres"] as const;
export type Ports = Record<(typeof NAMES)[number], number>;

/** @throws Error naming the taken port and the way around it. */
export async function claimPorts(firstPort: number): Promise<Ports> {
  if (!Number.isInteger(firstPort) || firstPort < 1024 || firstPort > 65_000) {
    throw new Error("DEMO_PORT must be a whole number from 1024 to 65000.");
  }
  const ports = Object.fromEntries(NAMES.map((name, index) => [name, firstPort + index])) as Ports;
  for (const name of NAMES) {
    if (!(await isFree(ports[name]))) {
      throw new Error(
        `Port ${ports[name]} (${name}) is taken. Is the demo running already? Stop what uses it, or choose others: DEMO_PORT=${firstPort + 100} npm run demo`,
      );
    }
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
