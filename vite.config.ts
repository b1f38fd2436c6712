/** Builds the browser's files and, as one server bundle, the web process and the worker. */
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";
import { compressAssets } from "./scripts/compress-assets.ts";

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

/** When the server's bundle is written, the browser's files are all there, Remix's manifest too. */
function compressedAssets(): Plugin {
  return {
    name: "standby-compressed-assets",
    apply: (_config, { command, isSsrBuild }) => command === "build" && isSsrBuild === true,
    writeBundle: { order: "post", sequential: true, handler: () => compressAssets("build/client/assets") },
  };
}

export default defineConfig({
  plugins: [remix(remixConfig), processEntries(), compressedAssets()],
  build: { target: "es2022", assetsInlineLimit: 0, sourcemap: false },
  ssr: { noExternal: ["@shopify/polaris"] },
  optimizeDeps: { include: ["@shopify/app-bridge-react", "@shopify/polaris"] },
});
