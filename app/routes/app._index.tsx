/** Home: what needs attention now. */
import { Page } from "@shopify/polaris";

export default function Home() {
  return <Page title="Standby" />;
}
