/** Polaris' links inside the app go through the router; those to Shopify's admin and elsewhere leave it. */
import { forwardRef } from "react";
import { Link } from "@remix-run/react";
import type { LinkLikeComponentProps } from "@shopify/polaris/build/ts/src/utilities/link/types";

const LEAVES_APP = /^[a-z][a-z+.-]*:/i;

export const PolarisLink = forwardRef<HTMLAnchorElement, LinkLikeComponentProps>(function PolarisLink(props, ref) {
  const { url, external, target = external ? "_blank" : undefined, children, ...rest } = props;
  const rel = target === "_blank" ? "noopener noreferrer" : undefined;
  if (LEAVES_APP.test(url)) {
    return (
      <a {...rest} ref={ref} href={url} target={target ?? "_top"} rel={rel}>
        {children}
      </a>
    );
  }
  return (
    <Link {...rest} ref={ref} to={url} target={target} rel={rel}>
      {children}
    </Link>
  );
});
