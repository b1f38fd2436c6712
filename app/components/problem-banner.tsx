/** A problem of an action that belongs to no single field. */
import { Banner } from "@shopify/polaris";

export function ProblemBanner({ problem }: { problem: string | undefined }) {
  return problem ? (
    <Banner tone="critical" title="That did not work">
      {problem}
    </Banner>
  ) : null;
}
