/** Default message texts in English. */
import type { MessageTexts } from "./message-text.ts";

const WHY_CUSTOMER =
  "You got this because your address was put on the waitlist for {{ product }} at {{ shop }}. If that wasn’t you, leave the waitlist and you won’t hear from us about it again.";
const LEAVE = "Leave this waitlist";
const WHY_THRESHOLD = "You got this because {{ shop }} has messages about thresholds turned on in Standby’s settings.";

export const en: MessageTexts = {
  waitlist_joined: {
    subject: "You’re on the waitlist for {{ product }}",
    preview: "You’re number {{ place }} in line. We’ll write as soon as it’s back.",
    heading: "You’re in line",
    paragraphs: [
      "We’ll write to you as soon as {{ product }} is back in stock. Whoever joined first hears first.",
      "{% if quantity > 1 %}You asked for {{ quantity }}. {% endif %}Your place in line right now: <strong>{{ place }}</strong>.",
    ],
    button: "See the product",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_confirm: {
    subject: "Confirm your place on the waitlist for {{ product }}",
    preview: "One click, and the place is yours.",
    heading: "One click to go",
    paragraphs: [
      "You’d like to know when {{ product }} is back{% if quantity > 1 %}, and you asked for {{ quantity }}{% endif %}. Please confirm that this address is yours: your place in line counts from that moment.",
      "The link is good for seven days and works once.",
    ],
    button: "Confirm my place",
    why: "You got this because your address was entered for the waitlist for {{ product }} at {{ shop }}. If that wasn’t you, there’s nothing to do: without a confirmation you won’t hear from us again.",
    leave: "",
  },
  back_in_stock: {
    subject: "{{ product }} is back",
    preview: "Your turn has come.",
    heading: "It’s back, and it’s your turn",
    paragraphs: [
      "{{ product }} is in stock again at {{ shop }}, and you were next in line.",
      "{% if units < quantity %}You asked for {{ quantity }}; {{ units }} came in for your turn.{% endif %}",
      "We can’t keep it aside for you, so it’s best not to wait too long.",
    ],
    button: "Go to the product",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  unit_held: {
    subject: "{{ product }}: kept for you until {{ until }}",
    preview: "Your turn has come. Pay before the time is over, and it’s yours.",
    heading: "It’s back, and it’s kept for you",
    paragraphs: [
      "{{ product }} is in stock again at {{ shop }}, and it’s your turn. We keep {% if units > 1 %}{{ units }} units{% else %}one{% endif %} for you until <strong>{{ until }}</strong>.",
      "{% if units < quantity %}You asked for {{ quantity }}; {{ units }} came in for your turn.{% endif %}",
      "The button leads to your own checkout. If you don’t pay by then, it goes to the next in line, {% if keepsPlace == 1 %}but you keep your place for when more come in.{% else %}and your place ends.{% endif %}",
    ],
    button: "Pay now",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  hold_expiring: {
    subject: "{{ product }}: still kept for you until {{ until }}",
    preview: "Then it goes to the next in line.",
    heading: "Still kept for you",
    paragraphs: [
      "{{ product }} is still kept for you at {{ shop }}, until <strong>{{ until }}</strong>. After that it goes to the next in line, {% if keepsPlace == 1 %}but you keep your place for when more come in.{% else %}and your place ends.{% endif %}",
      "Changed your mind? Leave the waitlist, and somebody else can have it sooner.",
    ],
    button: "Pay now",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  ran_out_again: {
    subject: "{{ product }}: we’ve run out again, you keep your place",
    preview: "You’re number {{ place }} in line now.",
    heading: "We’ve run out again",
    paragraphs: [
      "Some of {{ product }} came in, but fewer than there are people waiting. Those ahead of you got them, and we’re sorry that there weren’t enough this time.",
      "You keep your place. You’re now number <strong>{{ place }}</strong> in line, and we’ll write as soon as it’s your turn.",
    ],
    button: "See the product",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_ended: {
    subject: "{{ product }} is no longer available",
    preview: "Your place on the waitlist has ended.",
    heading: "It won’t be coming back",
    paragraphs: [
      "{{ shop }} no longer sells {{ product }}, so there is no restock to wait for. We’re sorry, and thank you for waiting.",
      "There’s nothing you need to do: your place on the waitlist has ended, and you won’t hear from us about it again.",
    ],
    button: "Visit the shop",
    why: "You got this because you were on the waitlist for {{ product }} at {{ shop }}.",
    leave: "",
  },
  offer_switched: {
    subject: "{{ product }} is now {{ to }}",
    preview: "It was {{ from }} before.",
    heading: "An offer has changed",
    paragraphs: [
      "{{ product }} was <strong>{{ from }}</strong> and is now <strong>{{ to }}</strong>.",
      "{% if reason != '' %}Why: {{ reason }}.{% endif %}",
      "{% if others > 0 %}{{ others }} more changed at the same moment; Standby’s product list shows them all.{% endif %}",
    ],
    button: "See it in the shop",
    why: "You got this because {{ shop }} has messages about switched offers turned on in Standby’s settings.",
    leave: "",
  },
  threshold_near: {
    subject: "{{ product }}: {{ owed }} of {{ threshold }} units are taken",
    preview: "The threshold is nearly used up.",
    heading: "The threshold is nearly used up",
    paragraphs: [
      "Of the <strong>{{ threshold }}</strong> units of {{ product }} that may be ordered ahead, <strong>{{ owed }}</strong> are taken. When all are, the offer ends by itself.",
      "You can raise the threshold on the product’s page in Standby. Orders being placed at the same moment may go a few units beyond it.",
      "{% if others > 0 %}The same is true of {{ others }} more; Standby’s product list shows them all.{% endif %}",
    ],
    button: "See it in the shop",
    why: WHY_THRESHOLD,
    leave: "",
  },
  threshold_used_up: {
    subject: "{{ product }}: the threshold is used up",
    preview: "{{ owed }} of {{ threshold }} units are owed. It is now {{ to }}.",
    heading: "The threshold is used up",
    paragraphs: [
      "<strong>{{ owed }}</strong> of <strong>{{ threshold }}</strong> units of {{ product }} are owed to customers, so the offer has ended. It is now <strong>{{ to }}</strong>.",
      "Switching goes on when new stock comes, or when you raise the threshold and resume it on the product’s page in Standby.",
      "{% if others > 0 %}The same happened to {{ others }} more; Standby’s product list shows them all.{% endif %}",
    ],
    button: "See it in the shop",
    why: WHY_THRESHOLD,
    leave: "",
  },
  back_in_stock_date_come: {
    subject: "{{ product }}: the back-in-stock date has come",
    preview: "It is now {{ to }}.",
    heading: "The back-in-stock date has come",
    paragraphs: [
      "{{ product }} was expected back on <strong>{{ day }}</strong>, but Shopify shows no new stock yet. The offer has ended; it is now <strong>{{ to }}</strong>.",
      "Enter the new stock in Shopify and switching goes on by itself. If it is late, set a new date on the product’s page in Standby and resume switching there.",
      "{% if others > 0 %}The same happened to {{ others }} more; Standby’s product list shows them all.{% endif %}",
    ],
    button: "See it in the shop",
    why: "You got this because {{ shop }} has messages about back-in-stock dates turned on in Standby’s settings.",
    leave: "",
  },
  waitlist_passed: {
    subject: "{{ waiting }} {% if waiting == 1 %}person waits{% else %}people wait{% endif %} for {{ product }}",
    preview: "They want {{ wanted }} {% if wanted == 1 %}unit{% else %}units{% endif %} altogether.",
    heading: "A waitlist has grown",
    paragraphs: [
      "<strong>{{ waiting }}</strong> {% if waiting == 1 %}person waits{% else %}people wait{% endif %} for {{ product }} now. Altogether they want <strong>{{ wanted }}</strong> {% if wanted == 1 %}unit{% else %}units{% endif %}: it may be time to reorder.",
      "We write about this waitlist once, and again only after new stock has come.",
    ],
    button: "See it in the shop",
    why: "You got this because {{ shop }} has messages about waitlists turned on in Standby’s settings. The number of people is set there, too.",
    leave: "",
  },
  import_result: {
    subject: "{{ fileName }} has been imported",
    preview: "{{ applied | grouped: locale }} changed, {{ problem | grouped: locale }} with a problem.",
    heading: "Your import is done",
    paragraphs: [
      "<strong>{{ fileName }}</strong>: {{ applied | grouped: locale }} {% if kind == 'waitlist' %}{% if applied == 1 %}person was{% else %}people were{% endif %} put on their waitlists{% elsif applied == 1 %}variant was changed{% else %}variants were changed{% endif %}, {{ same | grouped: locale }} {% if same == 1 %}row stays as it is{% else %}rows stay as they are{% endif %}.",
      "{% if problem > 0 %}{{ problem | grouped: locale }} {% if problem == 1 %}row has{% else %}rows have{% endif %} a problem and changed nothing. Standby’s Import page shows each with its reason, and gives you a file with them to mend.{% endif %}",
    ],
    button: "",
    why: "You got this because {{ shop }} has messages about imports turned on in Standby’s settings.",
    leave: "",
  },
  stock_data: {
    subject: "Stock data of {{ variants }} unassigned {% if variants == 1 %}variant{% else %}variants{% endif %}",
    preview: "As they were when they left Standby.",
    heading: "Your stock data",
    paragraphs: [
      "<strong>{{ variants }}</strong> {% if variants == 1 %}variant of {{ shop }} was{% else %}variants of {{ shop }} were{% endif %} taken out of Standby. The attached file has stock, threshold, incoming stock and back-in-stock date as they were at that moment.",
      "{% if variants == 1 %}It{% else %}They{% endif %} can be assigned again at any time. Waitlists and history are kept.",
    ],
    button: "",
    why: "You got this because variants of {{ shop }} were unassigned in Standby.",
    leave: "",
  },
  staff_backorder: {
    subject:
      "New backorder{% if items.size > 1 %}s{% endif %}: {{ items[0].order }}{% if more > 0 %} and {{ more }} more{% endif %}",
    preview: "{{ items[0].products }}",
    heading: "To be delivered later",
    paragraphs: [
      "{% for item in items %}{% unless forloop.first %}\n<br>\n<br>{% endunless %}<strong>{{ item.order }}</strong>\n<br>{{ item.units }} {% if item.units == 1 %}unit{% else %}units{% endif %} of {{ item.products }}{% endfor %}",
      "{% if others > 0 %}And {{ others }} more orders; Shopify’s order list shows them all.{% endif %}",
    ],
    button: "",
    why: "You got this because {{ shop }} tells its staff about new backorders. The addresses are in Standby’s settings.",
    leave: "",
  },
  staff_restock: {
    subject: "New stock: {{ items[0].product }}{% if more > 0 %} and {{ more }} more{% endif %}",
    preview: "{{ items[0].units }} {% if items[0].units == 1 %}unit{% else %}units{% endif %} came.",
    heading: "New stock came",
    paragraphs: [
      "{% for item in items %}{% unless forloop.first %}\n<br>\n<br>{% endunless %}<strong>{{ item.product }}</strong>\n<br>{{ item.units }} {% if item.units == 1 %}unit{% else %}units{% endif %} came{% if item.covered > 0 %}; {{ item.covered }} of what customers were owed {% if item.covered == 1 %}is{% else %}are{% endif %} covered, {% if item.owed > 0 %}{{ item.owed }} still owed{% else %}nothing is owed any more{% endif %}{% endif %}.{% if item.served > 0 %}\n<br>{{ item.served }} {% if item.served == 1 %}shopper{% else %}shoppers{% endif %} of the waitlist can buy now{% if item.waiting > 0 %}, {{ item.waiting }} still {% if item.waiting == 1 %}waits{% else %}wait{% endif %}{% endif %}.{% endif %}{% endfor %}",
      "{% if others > 0 %}And {{ others }} more; Standby’s product list shows them all.{% endif %}",
    ],
    button: "",
    why: "You got this because {{ shop }} tells its staff about restocks. The addresses are in Standby’s settings.",
    leave: "",
  },
  staff_shortfall: {
    subject: "Not enough came: {{ items[0].product }}{% if more > 0 %} and {{ more }} more{% endif %}",
    preview: "{{ items[0].owed }} {% if items[0].owed == 1 %}unit is{% else %}units are{% endif %} still owed.",
    heading: "New stock does not cover what is owed",
    paragraphs: [
      "{% for item in items %}{% unless forloop.first %}\n<br>\n<br>{% endunless %}<strong>{{ item.product }}</strong>\n<br>{{ item.units }} {% if item.units == 1 %}unit{% else %}units{% endif %} came, <strong>{{ item.owed }}</strong> {% if item.owed == 1 %}is{% else %}are{% endif %} still owed to customers.{% if item.waiting > 0 %}\n<br>{{ item.waiting }} {% if item.waiting == 1 %}shopper waits{% else %}shoppers wait{% endif %} on the waitlist.{% endif %}{% endfor %}",
      "{% if others > 0 %}And {{ others }} more; Standby’s product list shows them all.{% endif %}",
      "The oldest orders get the new units first.",
    ],
    button: "",
    why: "You got this because {{ shop }} tells its staff about shortfalls. The addresses are in Standby’s settings.",
    leave: "",
  },
  privacy_data_request: {
    subject: "A customer of {{ shop }} asked for their data",
    preview: "What Standby keeps about them.",
    heading: "A customer asked for their data",
    paragraphs: [
      "Shopify passed on a customer’s request to see the data that is kept about them. This is what Standby keeps. Please pass it on to them.",
    ],
    button: "",
    why: "You got this because the law gives customers the right to see their data, and Shopify asks apps to send it to the shop’s owner.",
    leave: "",
  },
};
