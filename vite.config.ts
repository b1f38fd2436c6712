/** Builds the browser's files and, as one server bundle, the web process and the worker. */
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

/** Remix builds its router alone; here the processes that use it are entries of the same bundle, so all share one module each. */
function processEntries(): Plugin {
  return {
    name: "standby-process-entries",
    enforce: "post",
    config: (_config, { isSsrBuild, command }) =>
      command === "build" && isSsrBuild
        ? {
            build: {
              rollupOptions: {
                input: { index: "virtual:remix/server-build", web: "app/start-web.server.ts", worker: "app/worker.server.ts" },
                output: { entryFileNames: "[name].js" },
              },
            },
          }
        : {},
  };
}

export default defineConfig({
  plugins: [remix(remixConfig), processEntries()],
  build: { target: "es2022", assetsInlineLimit: 0, sourcemap: false },
  ssr: { noExternal: ["@shopify/polaris"] },
  optimizeDeps: { include: ["@shopify/app-bridge-react", "@shopify/polaris"] },
});
