import { expect, test } from "vitest";
import { isPublicAddress, resolvePublic } from "./public-address.ts";

test.each(["8.8.8.8", "93.184.216.34", "2606:4700::1111"])("%s is public", (address) =>
  expect(isPublicAddress(address)).toBe(true),
);

test.each([
  "10.1.2.3",
  "127.0.0.1",
  "169.254.169.254",
  "172.31.0.1",
  "192.168.1.1",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fd00::1",
  "ff02::1",
  "::ffff:8.8.8.8",
  "::ffff:10.0.0.1",
  "2002:0a00:0001::",
  "64:ff9b::a00:1",
  "2001:db8::1",
  "nonsense",
  "",
])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));

test("a host is resolved to an address that may be connected to, or to none", async () => {
  expect(await resolvePublic("8.8.8.8")).toBe("8.8.8.8");
  expect(await resolvePublic("localhost")).toBeNull();
  expect(await resolvePublic("[::1]")).toBeNull();
});
