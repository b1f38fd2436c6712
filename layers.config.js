/**
 * Who may import whom in app/. One row per folder: what it may import of the app, and where code belongs
 * that wants more. eslint.config.js turns each row into rules; tests/lint proves that they bite.
 */

/** @type {Record<string, { may: string[]; advice: string }>} */
export const LAYERS = {
  lib: {
    may: ["lib", "env.server"],
    advice: "lib knows nothing of Standby: what needs the app's words belongs in domain, flows or data.",
  },
  domain: {
    may: ["domain", "lib"],
    advice: "domain decides from values it is given: load them in a flow, do I/O in a job.",
  },
  queue: {
    may: ["queue", "lib", "env.server"],
    advice: "queue only names jobs and enqueues them: the work of a job belongs in jobs.",
  },
  data: {
    may: ["data", "domain", "lib", "db.server", "generated"],
    advice: "data only reads and writes rows: decide in domain, combine in flows.",
  },
  flows: {
    may: ["flows", "domain", "data", "queue", "lib"],
    advice: "a flow talks to PostgreSQL and nothing else: what leaves the process belongs in a job that the flow enqueues.",
  },
  integrations: {
    may: ["integrations", "domain", "lib"],
    advice: "an integration turns values into requests: load them in a job and pass them in.",
  },
  messages: {
    may: ["messages", "i18n", "domain", "lib"],
    advice: "messages turn facts into texts: load the facts in a job and pass them in.",
  },
  i18n: { may: ["i18n", "lib"], advice: "i18n holds texts only." },
  shopify: {
    may: ["shopify", "domain", "lib", "shopify.server", "env.server"],
    advice: "shopify speaks to the Admin API: rows are read and written by the job that calls it.",
  },
  jobs: {
    may: ["jobs", "flows", "domain", "data", "queue", "lib", "integrations", "messages", "i18n", "shopify", "env.server"],
    advice: "a job may use everything below it, but no route, component or process entry.",
  },
  components: {
    may: ["components", "domain", "lib", "i18n"],
    advice: "a component shows what it is given: load it in the route.",
  },
  routes: {
    may: [
      "flows",
      "data",
      "queue",
      "shopify",
      "shopify.server",
      "components",
      "domain",
      "lib",
      "integrations/index",
      "messages/index",
      "i18n",
      "env.server",
      "routes",
    ],
    advice: "a route is HTTP only: authenticate, parse, call a flow, answer.",
  },
};

/** Modules at the root of app/ that folders may be allowed to import. */
export const ROOT_MODULES = ["env.server", "db.server", "shopify.server", "generated"];

/** In domain time and chance are arguments, so that every decision can be replayed. */
export const DOMAIN_BANS = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "domain has no clock: take `now` as an argument.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "domain has no clock: take `now` as an argument.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "domain has no dice: take ids and chances as arguments.",
  },
];
