import js from "@eslint/js";
import globals from "globals";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { DOMAIN_BANS, LAYERS, ROOT_MODULES } from "./layers.config.js";

const MAX_FILE_LINES = 250;
const MAX_FUNCTION_LINES = 60;
const TESTS = ["**/*.test.ts", "**/*.test.tsx", "tests/**"];

/** What makes a browser test pass on one machine and fail on another. */
const RACES = [
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: "A sleep is too short on a busy machine: wait for what is true only afterwards, or let framesPass.",
  },
  {
    selector:
      "CallExpression[callee.name='expect'] > AwaitExpression > CallExpression[callee.property.name=/^(is(Visible|Hidden|Checked|Enabled|Disabled)|(all)?[iI]nnerTexts?|(all)?[tT]extContents?|inputValue|count|getAttribute)$/]",
    message: "This reads once, and perhaps too early: expect(locator).to… waits.",
  },
];

/** Every target a layer may not import, as a pattern with the advice of the layer. */
function layerRules([layer, { may, advice }]) {
  const folders = Object.keys(LAYERS).filter((other) => !may.includes(other));
  const roots = ROOT_MODULES.filter((root) => !may.includes(root));
  const message = `${layer} may import ${may.join(", ")} only: ${advice}`;
  const patterns = [
    ...folders.map((other) => {
      const onlyIndex = may.includes(`${other}/index`);
      return onlyIndex
        ? { regex: `^#app/${other}/(?!index\\.tsx?$)`, message: `routes may import ${other} by its index only.` }
        : { regex: `^#app/${other}/`, message };
    }),
    ...roots.map((root) => ({ regex: `^#app/${root.replace(".", "\\.")}(/|\\.tsx?$)`, message })),
    { regex: "^#app/(worker|web|start-web)\\.server\\.ts$", message: "nothing imports a process entry." },
    { regex: "^\\.\\./", message: 'Import across folders by "#app/…", so that the layers can be read.' },
    { regex: "^#sandbox/|/sandbox/", message: "The sandbox is a development tool: nothing in app/ imports it." },
  ];
  const packages = layer === "domain" ? [{ regex: "^(?!#app/|\\./)", message: "domain imports no packages." }] : [];
  return {
    files: [`app/${layer}/**/*.{ts,tsx}`],
    ignores: TESTS,
    rules: { "no-restricted-imports": ["error", { patterns: [...patterns, ...packages] }] },
  };
}

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      "build/",
      ".data/",
      "app/generated/",
      "test-results/",
      "playwright-report/",
      "extensions/standby-storefront/assets/",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": ["error", { allow: ["warn", "error"] }],
      "max-lines": ["error", { max: MAX_FILE_LINES, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: MAX_FUNCTION_LINES, skipBlankLines: true, skipComments: true }],
      eqeqeq: ["error", "always"],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only env.server.ts reads process.env: take the value as an argument." },
      ],
    },
  },
  { files: ["app/env.server.ts"], rules: { "no-restricted-properties": "off" } },
  ...Object.entries(LAYERS).map(layerRules),
  {
    files: ["app/domain/**/*.ts"],
    ignores: TESTS,
    rules: {
      "no-restricted-syntax": ["error", ...DOMAIN_BANS],
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "domain does no I/O: describe the request, let a job make it." },
        { name: "process", message: "domain does not know its process: take the value as an argument." },
      ],
    },
  },
  { files: ["app/**/*.tsx"], plugins: { "react-hooks": hooks }, rules: hooks.configs.recommended.rules },
  { files: ["tests/e2e/**", "tests/storefront/**"], rules: { "no-restricted-syntax": ["error", ...RACES] } },
  { files: TESTS, rules: { "max-lines-per-function": "off", "max-lines": "off" } },
  { files: ["scripts/**", "sandbox/**", "tests/**"], rules: { "no-console": "off" } },
);
