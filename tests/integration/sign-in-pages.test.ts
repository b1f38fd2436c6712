import { expect, test } from "vitest";
import { loader } from "#app/routes/auth.$.tsx";

test("the page that renews a session token may be framed by the shop's admin", async () => {
  const url = "http://127.0.0.1:3000/auth/session-token?shop=ours.myshopify.com&host=YWRtaW4&shopify-reload=%2Fapp";
  const request = new Request(url, {
    headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0 Safari/537.36" },
  });
  const answer: unknown = await loader({ request, params: {}, context: {} }).catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) throw new Error("The library did not answer with a page.");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toContain("https://ours.myshopify.com");
  expect(await answer.text()).toContain("<script");
});

test("whoever opens the app outside Shopify is told where it lives, not what a developer should call", async () => {
  const answer = await loader({ request: new Request("http://127.0.0.1:3000/auth/login"), params: {}, context: {} });
  expect([answer?.status, answer?.headers.get("location")]).toEqual([302, "/"]);
});
