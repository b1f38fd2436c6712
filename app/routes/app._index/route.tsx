/** Home: what needs attention, how far set-up has come, and what people want. */
import { useEffect, useState } from "react";
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { DemandChart } from "#app/components/demand-chart.tsx";
import { pageTitle } from "#app/components/page-title.ts";
import { reviveDeadRows } from "#app/data/inbox.ts";
import { inShop } from "#app/data/in-shop.ts";
import {
  COUNT_CAP,
  demandByDay,
  homeFigures,
  listGoneLines,
  readSetupProgress,
  readTroubles,
  servedInWeek,
  type SetupProgress,
} from "#app/data/views/home-page.ts";
import { listWaitlists } from "#app/data/views/waitlists.ts";
import { env } from "#app/env.server.ts";
import { formatCount } from "#app/lib/format-instant.ts";
import { openShop } from "#app/routes/admin/open-shop.server.ts";
import { GoneLines } from "./gone-lines.tsx";
import { LongestLines, TroubleBanners } from "./attention.tsx";
import { Figures } from "./figures.tsx";
import { SetupGuide, type Step } from "./setup-guide.tsx";
import { ThemeCard } from "./theme-card.tsx";
import { isShown, themeLinks, themeState, UNKNOWN_THEME, type ThemeLinks, type ThemeState } from "./theme-state.ts";

const LONGEST_LINES = 5;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const now = new Date();
  return json(
    await inShop(shop.id, async (tx) => ({
      days: await demandByDay(tx, { timeZone: shop.timeZone, now }),
      figures: await homeFigures(tx, now),
      troubles: await readTroubles(tx, { shopDomain: shop.domain, now }),
      goneLines: await listGoneLines(tx),
      progress: await readSetupProgress(tx),
      longest: (await listWaitlists(tx, {}, LONGEST_LINES)).rows,
      needsReauth: shop.needsReauthAt !== null,
      links: themeLinks(shop.domain, env.SHOPIFY_API_KEY),
    })),
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await openShop(request);
  const form = await request.formData();
  if (form.get("intent") !== "revive")
    return json<ActionAnswer>({ ok: false, problem: "Standby does not know this button." }, 422);
  await reviveDeadRows(shop.domain);
  return json<ActionAnswer>({ ok: true, toast: "Trying again" });
}

export const meta = () => pageTitle("Home");

export default function Home() {
  const { days, troubles, goneLines, needsReauth, progress, longest, figures, links } = useLoaderData<typeof loader>();
  const theme = useThemeState();
  return (
    <Page title="Home">
      <BlockStack gap="400">
        <TroubleBanners troubles={troubles} needsReauth={needsReauth} />
        <GoneLines lines={goneLines} />
        <SetupGuide steps={setupSteps(progress, theme, links)} />
        <Figures
          figures={[
            { label: "People waiting", value: formatCount(figures.peopleWaiting), note: "in line now", url: "/app/waitlists" },
            {
              label: "Variants on waitlist",
              value: formatCount(figures.variantsWaitlisted, COUNT_CAP),
              note: "open to sign-ups now",
              url: "/app/products?offer=waitlist",
            },
            {
              label: "People served",
              value: formatCount(servedInWeek(days)),
              note: "by restocks in 7 days",
              url: "/app/waitlists",
            },
            { label: "Messages sent", value: formatCount(figures.messagesSent), note: "to shoppers and you in 30 days" },
          ]}
        />
        <DemandChart days={days} />
        <LongestLines waitlists={longest} />
        <ThemeCard theme={theme} links={links} />
      </BlockStack>
    </Page>
  );
}

/** Shopify tells the browser alone whether the theme shows Standby; until it has, the step counts as done. */
function useThemeState(): ThemeState {
  const [state, setState] = useState(UNKNOWN_THEME);
  useEffect(() => {
    let gone = false;
    void themeState(window.shopify).then((found) => !gone && setState(found));
    return () => {
      gone = true;
    };
  }, []);
  return state;
}

function setupSteps(progress: SetupProgress, theme: ThemeState, links: ThemeLinks): Step[] {
  return [
    {
      title: "Set your switch condition",
      advice: "At how many units left should a product leave normal sale? Most shops use 0.",
      done: progress.conditionSet,
      action: { content: "Open Settings", url: "/app/settings" },
    },
    {
      title: "Assign your first product",
      advice: "Standby watches the products you assign and leaves all others alone.",
      done: progress.variantAssigned,
      action: { content: "Choose products", url: "/app/products" },
    },
    {
      title: "Turn Standby on in your theme",
      advice: "Then the product page shows the waitlist form by itself when a product sells out.",
      done: isShown(theme),
      action: { content: "Open the theme editor", url: links.embed, external: true },
    },
    {
      title: "Welcome your first waiting shopper",
      advice: "As soon as somebody joins a waitlist, you see them here.",
      done: progress.shopperJoined,
      action: { content: "See waitlists", url: "/app/waitlists" },
    },
  ];
}
