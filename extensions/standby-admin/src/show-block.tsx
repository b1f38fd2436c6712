/** Puts the block on the page, for both targets: what it stands beside decides what it shows. */
import { render } from "preact";
import { StandbyBlock } from "./standby-block.tsx";

export async function showBlock(): Promise<void> {
  render(<StandbyBlock />, document.body);
}
