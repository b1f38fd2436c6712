/** A variant's picture, or Shopify's placeholder. Decorative: its name always stands beside it. */
import { Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";

export function VariantPicture({ imageUrl, size = "small" }: { imageUrl: string | null; size?: "small" | "medium" | "large" }) {
  return <Thumbnail source={imageUrl ?? ImageIcon} alt="" size={size} />;
}
