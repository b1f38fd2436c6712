/** What shoppers read when they join or leave a waitlist, and when their turn comes or is over. */

export type ShopperText = {
  /** For `lang`: the theme around our words may speak another. */
  language: string;
  /** `moreThan`: so many others wait at least, rounded; null where it is not said. The exact place stands in the mail. */
  joined: (moreThan: string | null) => string;
  askedHeading: string;
  asked: string;
  confirmHeading: string;
  confirmQuestion: string;
  confirmButton: string;
  confirmedHeading: string;
  confirmed: (place: string) => string;
  confirmedBefore: string;
  confirmTooLate: string;
  joinedHeading: string;
  checkInput: string;
  email_missing: string;
  email_wrong: string;
  phone_wrong: string;
  quantity_wrong: string;
  hiddenField: string;
  noWaitlist: string;
  notHere: string;
  tooLarge: string;
  malformed: string;
  tooMany: string;
  badSignature: string;
  useTheForm: string;
  problemHeading: string;
  back: string;
  leaveHeading: string;
  leaveQuestion: string;
  leaveEverything: string;
  leaveButton: string;
  left: string;
  leftHeading: string;
  leftEverything: string;
  /** Of a turn with units kept, `until` in words; of the others that have ended, and why. */
  keptHeading: string;
  kept: (until: string) => string;
  payNow: string;
  missedHeading: string;
  missed: (until: string) => string;
  missedKept: (until: string) => string;
  turnOver: string;
  boughtHeading: string;
  bought: string;
  leftBefore: string;
  goneHeading: string;
  gone: string;
  stopAll: string;
  deadLink: string;
  toShop: string;
};
