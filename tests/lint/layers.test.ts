/** The layer rules bite: each forbidden edge, written as code, is refused with words that say where it belongs. */
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";
import { LAYERS, ROOT_MODULES } from "../../layers.config.js";

const eslint = new ESLint({ cache: false });

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => `${message.ruleId}: ${message.message}`);
}

const importing = (target: string) => `import * as it from "${target}";\nexport const kept = it;\n`;

describe.each(Object.entries(LAYERS))("%s", (layer, { may, advice }) => {
  const folders = Object.keys(LAYERS);
  const forbidden = [...folders, ...ROOT_MODULES].filter((target) => !may.includes(target) && !may.includes(`${target}/index`));
  const path = (target: string) =>
    ROOT_MODULES.includes(target)
      ? target === "generated"
        ? "#app/generated/prisma/client.ts"
        : `#app/${target}.ts`
      : `#app/${target}/some-file.ts`;

  test.each(forbidden)("may not import %s", async (target) => {
    const found = await complaints(`app/${layer}/probe.ts`, importing(path(target)));
    expect(found.join("\n")).toContain(advice);
  });

  test.each(may.filter((target) => !target.endsWith("/index")))("may import %s", async (target) => {
    expect(await complaints(`app/${layer}/probe.ts`, importing(path(target)))).toEqual([]);
  });

  test("may not reach across folders by a relative path, into the sandbox or a process entry", async () => {
    expect(await complaints(`app/${layer}/probe.ts`, importing("../flows/x.ts"))).not.toEqual([]);
    expect(await complaints(`app/${layer}/probe.ts`, importing("#sandbox/start.ts"))).not.toEqual([]);
    expect(await complaints(`app/${layer}/probe.ts`, importing("#app/worker.server.ts"))).not.toEqual([]);
  });
});

test("routes import integrations and messages by their index only", async () => {
  expect(await complaints("app/routes/probe.ts", importing("#app/integrations/index.ts"))).toEqual([]);
  expect(await complaints("app/routes/probe.ts", importing("#app/integrations/smtp.ts"))).not.toEqual([]);
});

test.each(["Date.now()", "new Date()", "Math.random()", "fetch('x')", "process.pid"])("domain has no %s", async (expression) => {
  expect(await complaints("app/domain/probe.ts", `export const value = ${expression};\n`)).not.toEqual([]);
});

test("domain imports no packages", async () => {
  expect(await complaints("app/domain/probe.ts", importing("zod"))).not.toEqual([]);
});

test("only env.server.ts reads process.env", async () => {
  expect(await complaints("app/jobs/probe.ts", "export const value = process.env.PORT;\n")).not.toEqual([]);
});
