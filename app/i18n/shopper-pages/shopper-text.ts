/** What shoppers read when they join or leave a waitlist. */

export type ShopperText = {
  joined: (place: number) => string;
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
  deadLink: string;
  toShop: string;
};
