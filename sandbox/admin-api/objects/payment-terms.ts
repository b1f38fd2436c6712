/** PaymentTerms of an order and their schedules. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { decimal } from "#sandbox/admin-api/objects/money.ts";
import { orderObject } from "#sandbox/admin-api/objects/order.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { Order, PaymentTerms } from "#sandbox/store/state.ts";

const NAMES = { FIXED: "Fixed", NET: "Net", FULFILLMENT: "Due on fulfillment" };

type Schedule = PaymentTerms["schedules"][number];

const isDue = ({ dueAt, completedAt }: Schedule) => !completedAt && dueAt !== null && Date.parse(dueAt) <= Date.now();

export function paymentTermsObject(call: Call, order: Order, terms: PaymentTerms): object {
  const due = terms.schedules.some(isDue);
  return {
    __typename: "PaymentTerms",
    id: gid("PaymentTerms", terms.id),
    paymentTermsType: terms.type,
    paymentTermsName: NAMES[terms.type],
    translatedName: NAMES[terms.type],
    due,
    overdue: due,
    dueInDays: null,
    draftOrder: null,
    order: () => orderObject(call, order),
    paymentSchedules: (args: PageArgs) =>
      connectionById(terms.schedules, args, (schedule) => scheduleObject(call, order, terms, schedule)),
  };
}

function scheduleObject(call: Call, order: Order, terms: PaymentTerms, schedule: Schedule): object {
  const money = (cents: number) => ({ __typename: "MoneyV2", amount: decimal(cents), currencyCode: order.currencyCode });
  return {
    __typename: "PaymentSchedule",
    id: gid("PaymentSchedule", schedule.id),
    due: isDue(schedule),
    dueAt: schedule.dueAt,
    issuedAt: schedule.issuedAt,
    completedAt: schedule.completedAt,
    amount: money(schedule.amountCents),
    balanceDue: money(schedule.completedAt ? 0 : schedule.amountCents),
    totalBalance: money(schedule.completedAt ? 0 : schedule.amountCents),
    paymentTerms: () => paymentTermsObject(call, order, terms),
  };
}
