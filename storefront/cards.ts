/** The script of badges: the embed brings it to collections and search. */
import { StandbyCards } from "./standby-cards.ts";

if (!customElements.get("standby-cards")) customElements.define("standby-cards", StandbyCards);
