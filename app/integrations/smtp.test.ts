import { expect, test } from "vitest";
import type { IncomingResponse } from "./integration.ts";
import { smtp, smtpSettings } from "./smtp.ts";

const reply = (code: number, text = "", command = "RCPT TO"): IncomingResponse => ({
  type: "mail",
  code,
  text,
  command,
  messageId: "<1@x>",
});

test.each([
  ["accepted", reply(250, "2.0.0 queued", "DATA"), "done", undefined],
  ["greylisted", reply(450, "4.7.1 greylisted"), "retry", undefined],
  ["mailbox full for now", reply(452, "4.2.2 mailbox full"), "retry", undefined],
  ["the server is closing", reply(421, "4.3.2 shutting down", "CONN"), "retry", undefined],
  ["wrong password", reply(535, "5.7.8 bad credentials", "AUTH"), "reconnect", undefined],
  ["sign-in needed", reply(530, "5.7.0 authentication required", "MAIL FROM"), "reconnect", undefined],
  ["no such user, enhanced", reply(550, "550 5.1.1 <ann@example.test> User unknown"), "refused", "bounced"],
  ["no such domain", reply(550, "5.1.2 bad destination system"), "refused", "bounced"],
  ["mailbox disabled", reply(550, "5.2.1 mailbox disabled"), "refused", "bounced"],
  ["no such user, in words", reply(550, "No such user here"), "refused", "bounced"],
  ["refused by policy", reply(550, "5.7.1 rejected: blocked by list"), "refused", undefined],
  ["relay denied", reply(554, "5.7.1 relay access denied"), "refused", undefined],
  ["looks like spam", reply(554, "5.7.1 spam", "DATA"), "refused", undefined],
  ["full for good", reply(552, "5.2.2 mailbox over quota"), "refused", undefined],
  ["sender address wrong", reply(553, "5.1.8 bad sender"), "refused", undefined],
  ["no connection", { type: "unreachable", reason: "no connection" } as const, "retry", undefined],
])("%s", (_, response, outcome, suppress) => {
  const read = smtp.deliver?.read(response);
  expect(read?.outcome).toBe(outcome);
  expect(read?.outcome === "refused" ? read.suppress : undefined).toBe(suppress);
});

test("a reason never quotes the server, which quotes the customer's address", () => {
  const read = smtp.deliver?.read(reply(550, "5.1.1 <ann@example.test> unknown"));
  expect(JSON.stringify(read)).not.toContain("ann@");
});

test("settings come from an address as operators write it", () => {
  expect(smtpSettings("smtps://us%40er:p%2Fw@mail.example.com")).toEqual({
    host: "mail.example.com",
    port: "465",
    encryption: "always",
    user: "us@er",
    password: "p/w",
  });
  expect(smtpSettings("smtp://localhost:2525")).toMatchObject({ port: "2525", encryption: "upgrade", user: "" });
});

test("a message becomes an envelope and a mail with an id of its own", () => {
  const message = {
    to: "ann@example.test",
    fromName: "Nordlicht",
    fromAddress: "hello@nordlicht.test",
    subject: "Back",
    text: "Back.",
    html: "<p>Back.</p>",
    headers: {},
  };
  const context = { now: new Date(0), deliveryId: "standby.1.2.abc", baseUrl: "" };
  expect(smtp.deliver?.request(message, smtp.sample, context)).toMatchObject({
    server: { host: "smtp.example.com", port: 587, secure: false, user: "standby" },
    envelope: { from: "hello@nordlicht.test", to: "ann@example.test" },
    mail: { messageId: "<standby.1.2.abc@nordlicht.test>" },
  });
});
