/** An empty list: what will be here and the first step to it. */
import { Card, EmptyState, type EmptyStateProps } from "@shopify/polaris";
import picture from "#app/components/pictures/empty-line.svg?url";

export function NothingYet({ heading, action, children }: Pick<EmptyStateProps, "heading" | "action" | "children">) {
  return (
    <Card>
      <EmptyState heading={heading ?? ""} action={action} image={picture}>
        {children}
      </EmptyState>
    </Card>
  );
}
