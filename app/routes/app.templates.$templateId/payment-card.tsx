/** What shoppers pay with the order, when the rest is due, and what each choice gives up. */
import { Banner, BlockStack, Card, ChoiceList, InlineGrid, List, Select, Text, TextField } from "@shopify/polaris";
import type { Mode } from "#app/domain/offer.ts";
import { sellingPlanTerms } from "#app/domain/selling-plan.ts";
import { paymentLosses, type Balance, type Payment } from "#app/domain/template-payment.ts";
import { readPayment, type PaymentForm } from "./payment-form.ts";
import type { EditorShop } from "./template-form.ts";
import type { TemplateFormState } from "./use-template-form.ts";

const KINDS: { value: PaymentForm["kind"]; label: string; helpText: string }[] = [
  { value: "full", label: "Full price now", helpText: "Works everywhere you sell, with every way to pay." },
  { value: "deposit", label: "A deposit now, the rest later", helpText: "A share of the price, or an amount." },
  { value: "later", label: "Nothing now, the whole price later", helpText: "Shoppers leave a card with the order." },
];

const BALANCE_LABELS: Record<Balance, string> = {
  on_date: "On a date",
  on_fulfilment: "When it ships",
  on_arrival: "When stock arrives",
};

type Props = { form: TemplateFormState; shop: EditorShop };

export function PaymentCard({ form, shop }: Props) {
  const { payment } = form.values;
  const set = (change: Partial<PaymentForm>) => form.set("payment", { ...payment, ...change });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Payment
        </Text>
        <ChoiceList
          title="Shoppers pay"
          choices={KINDS}
          selected={[payment.kind]}
          onChange={([kind]) => set({ kind: kind as PaymentForm["kind"] })}
        />
        {payment.kind === "deposit" && <DepositFields form={form} shop={shop} set={set} />}
        {payment.kind !== "full" && <BalanceFields form={form} shop={shop} set={set} />}
        <Told form={form} shop={shop} />
      </BlockStack>
    </Card>
  );
}

type FieldsProps = Props & { set: (change: Partial<PaymentForm>) => void };

function DepositFields({ form, shop, set }: FieldsProps) {
  const { payment } = form.values;
  const isAmount = payment.depositAs === "amount";
  return (
    <InlineGrid columns={TWO} gap="400">
      <Select
        label="Deposit"
        options={[
          { value: "percent", label: "Share of the price" },
          { value: "amount", label: "Amount" },
        ]}
        value={payment.depositAs}
        onChange={(depositAs) => set({ depositAs: depositAs as PaymentForm["depositAs"] })}
      />
      {isAmount ? (
        <TextField
          label="Amount of the deposit"
          value={payment.amount}
          onChange={(amount) => set({ amount })}
          error={form.problems["payment.amountCents"]}
          inputMode="decimal"
          suffix={shop.currencyCode}
          helpText="For each unit. What costs less is paid in full now."
          autoComplete="off"
        />
      ) : (
        <TextField
          label="Share of the deposit"
          value={payment.percent}
          onChange={(percent) => set({ percent })}
          error={form.problems["payment.percent"]}
          type="number"
          inputMode="numeric"
          min={1}
          max={99}
          suffix="%"
          autoComplete="off"
        />
      )}
    </InlineGrid>
  );
}

function BalanceFields({ form, shop, set }: FieldsProps) {
  const { payment } = form.values;
  const arrival = "Shopify knows no such moment: for Shopify it is due when it ships. You can collect it before.";
  return (
    <InlineGrid columns={TWO} gap="400">
      <Select
        label={payment.kind === "later" ? "The price is due" : "The rest is due"}
        options={Object.entries(BALANCE_LABELS).map(([value, label]) => ({ value, label }))}
        value={payment.balance}
        onChange={(balance) => set({ balance: balance as Balance })}
        helpText={payment.balance === "on_arrival" ? arrival : undefined}
      />
      {payment.balance === "on_date" && (
        <TextField
          label="Due on"
          type="date"
          value={payment.balanceOn}
          onChange={(balanceOn) => set({ balanceOn })}
          error={form.problems["payment.balanceOn"]}
          helpText={`As the day begins in ${shop.timeZone}.`}
          autoComplete="off"
        />
      )}
    </InlineGrid>
  );
}

/** What the choice means before it is saved: for shoppers in their cart, and for the merchant. */
function Told({ form, shop }: Props) {
  const { mode, payment: typed } = form.values;
  const losses = paymentLosses(lossesOf(typed));
  if (losses.length === 0) return null;
  const read = readPayment(typed, shop.currencyCode);
  const plan = read.ok ? planOf(read.payment, mode, shop) : null;
  return (
    <>
      {plan && (
        <Text as="p" tone="subdued">
          {`Cart, checkout and order say: “${plan.name}. ${plan.description}”`}
        </Text>
      )}
      <Banner tone="warning" title="What this choice gives up">
        <List>
          {losses.map((loss) => (
            <List.Item key={loss}>{loss}</List.Item>
          ))}
        </List>
      </Banner>
    </>
  );
}

/** They hang on the kind of choice alone, so they stand while its fields are still being filled in. */
const lossesOf = ({ kind, balance }: PaymentForm): Payment => (kind === "full" ? { kind } : { kind: "later", balance });

const planOf = (payment: Payment, mode: Mode, shop: EditorShop) =>
  sellingPlanTerms({ ...shop, templateId: 0n, mode, payment })?.plan ?? null;

const TWO = { xs: 1, md: 2 } as const;
