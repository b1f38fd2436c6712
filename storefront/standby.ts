/** The script of the theme app extension. Block and embed may both bring it: the second copy finds the element there. */
import { StandbyOffer } from "./standby-offer.ts";

if (!customElements.get("standby-offer")) customElements.define("standby-offer", StandbyOffer);
